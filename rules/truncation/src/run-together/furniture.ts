/** Words of labels that name no speaker. */
export const furniture = new Set(
  'left right above below top middle center clockwise read more also see watch photo photos photograph photographs image images picture credit credits opinion related trending find coverage update updated note source sources caption file media tags tag video subject date via editor from to the a an what how why when where who here there this that live breaking alert fact true false claim rating headline story published posted by share print email comments advertisement correction clarification listen subscribe follow you for best part season chapter volume section article page figure table step day week round game score result answer question bottom key first second third next finally q a in on and but'.split(
    ' ',
  ),
)
