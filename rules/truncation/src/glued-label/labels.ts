/** Words that pages put beside text and extractors stick to it. */
export const labels: ReadonlySet<string> = new Set(
  'Card Read Related Share Advertisement Photo Photos Image Images Video Videos Updated Published Newsletter Newsletters Sign Subscribe Subscribers Comments Credit Getty Opens Listen Gallery Slideshow Caption Close Open Skip Next Previous Menu Search Account Sections MORE More Follow Explainer Analysis Opinion'.split(
    ' ',
  ),
)
