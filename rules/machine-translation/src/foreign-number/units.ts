/** Words behind an amount that can have tenths. */
export const measured: ReadonlySet<string> = new Set(
  `percent thousand million billion trillion euros euro dollars pounds rubles roubles crowns hryvnia hryvnias zlotys yuan kg km kilometers kilometres
meters metres degrees tons tonnes hectares liters litres points inches feet miles`.split(/\s+/),
)

/** Things counted one by one: thousands of them, never thousandths. */
export const counted: ReadonlySet<string> = new Set(
  'euros euro dollars pounds rubles roubles pesos hryvnia hryvnias zlotys crowns people persons inhabitants residents soldiers members jobs citizens students employees workers refugees victims voters patients cases deaths homes houses women men children families copies visitors tourists'.split(
    ' ',
  ),
)

/** Units of statistics: tables count them in thousands, and people who quote tables do too. */
export const tabular: ReadonlySet<string> = new Set(
  'tons tonnes metric hectares barrels acres cubic square kilowatt megawatt megawatts units bales'.split(' '),
)
