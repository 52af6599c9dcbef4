// Written by `pnpm gen`: do not edit.
/** Options by rule id. */
export interface RuleOptions {
  /** A source whose name is withheld without a reason */
  'attribution/anonymous-without-reason': Readonly<Record<string, never>>
  /** Dates of publication that contradict each other */
  'attribution/conflicting-date': Readonly<Record<string, never>>
  /** Contributors are credited, an author is not */
  'attribution/contributor-only': Readonly<Record<string, never>>
  /** The label of a link to the source, its address lost */
  'attribution/dead-source-link': Readonly<Record<string, never>>
  /** People speak to another outlet than the one that publishes */
  'attribution/foreign-credit': Readonly<Record<string, never>>
  /** A byline that names a house, a desk or an account instead of a person */
  'attribution/generic-byline': Readonly<Record<string, never>>
  /** An article that names no author */
  'attribution/missing-byline': Readonly<Record<string, never>>
  /** An article without a date of publication */
  'attribution/missing-date': Readonly<Record<string, never>>
  /** An article that names neither outlet nor agency */
  'attribution/missing-publisher': Readonly<Record<string, never>>
  /** Agency copy whose credits do not name the agency */
  'attribution/uncredited-agency': Readonly<Record<string, never>>
  /** Text of another source's article, without credit */
  'attribution/uncredited-copy': Readonly<Record<string, never>>
  /** A caption without the credit of its image */
  'attribution/uncredited-image': Readonly<Record<string, never>>
  /** A text translated by machine that names no translator, original or agency */
  'attribution/undisclosed-translation': {
    /** Least value of the signal machineTranslation, 0 to 1 Default: 0.9. */
    readonly evidence?: number
  }
  /** A speaker given by one name and never introduced in full */
  'attribution/unintroduced-speaker': Readonly<Record<string, never>>
  /** A block quotation that has lost its marks, so that two voices mix */
  'attribution/unmarked-quotation': Readonly<Record<string, never>>
  /** A figure of the dead, of money or of shares that nobody gives */
  'attribution/unsourced-figure': Readonly<Record<string, never>>
  /** A quotation that nobody says */
  'attribution/unsourced-quote': Readonly<Record<string, never>>
  /** A statement whose source is named so loosely that nobody can ask it */
  'attribution/vague-source': Readonly<Record<string, never>>
  /** Labels of advertisements and the breaks made for them */
  'boilerplate/ad-label': Readonly<Record<string, never>>
  /** Shop buttons and the disclosure of paid links */
  'boilerplate/affiliate-link': Readonly<Record<string, never>>
  /** Dates and teasers of an archive page: the heading and the dates, and the teasers where they are no more than that */
  'boilerplate/archive-list': Readonly<Record<string, never>>
  /** Notes about the author at the end: what they do, how to reach them, whose views these are */
  'boilerplate/author-bio': Readonly<Record<string, never>>
  /** Links that move about the page: "Back to top", "Skip to content" */
  'boilerplate/back-to-top': Readonly<Record<string, never>>
  /** Web addresses on a line of their own, bare or behind a label: what is left of a link or a player */
  'boilerplate/bare-address': Readonly<Record<string, never>>
  /** Captions: lines that say what a picture shows, with its credit or without */
  'boilerplate/caption': Readonly<Record<string, never>>
  /** What a form lets one choose from, run together: all countries, the months of an archive */
  'boilerplate/choice-list': Readonly<Record<string, never>>
  /** Lines of a comment form and the notes about it */
  'boilerplate/comment-form': Readonly<Record<string, never>>
  /** Lines that say whom to write to: letters, tips, reporters, press contacts */
  'boilerplate/contact-line': Readonly<Record<string, never>>
  /** Consent notices, their buttons, and legal footer links */
  'boilerplate/cookie-notice': Readonly<Record<string, never>>
  /** Copyright notices and terms of re-use */
  'boilerplate/copyright-line': Readonly<Record<string, never>>
  /** Headlines of other stories in capitals, on a line of their own between paragraphs */
  'boilerplate/cross-reference': Readonly<Record<string, never>>
  /** Explainer cards cut into the story ("… Card 1 of 5"), and shortcodes that an embed or a pull quote stood for */
  'boilerplate/embedded-widget': Readonly<Record<string, never>>
  /** Lines in another language above or below an English article */
  'boilerplate/foreign-furniture': Readonly<Record<string, never>>
  /** Labels of a menu run together without spaces, at the head or the end: “NewsSportWeatherTravel” */
  'boilerplate/glued-menu': Readonly<Record<string, never>>
  /** Standing notes: what the outlet or its series is, whose partner it is, what it offers */
  'boilerplate/house-note': Readonly<Record<string, never>>
  /** Lines that are the address or file name of a picture */
  'boilerplate/image-address': Readonly<Record<string, never>>
  /** Credits of pictures and captions that end in one */
  'boilerplate/image-credit': Readonly<Record<string, never>>
  /** Page furniture inside a line of the story: links, prompts, tickers, what a template sets between words */
  'boilerplate/inline-furniture': Readonly<Record<string, never>>
  /** Lines whose shape, words and neighbours are those of page furniture (a small fitted model) */
  'boilerplate/line-shape': Readonly<Record<string, never>>
  /** Offers of a newsletter and the lines of its sign-up form */
  'boilerplate/newsletter-prompt': Readonly<Record<string, never>>
  /** Pages that hold no article: an archive of teasers, a wall, an error page */
  'boilerplate/not-an-article': Readonly<Record<string, never>>
  /** Weather, date, section and breadcrumb lines around the article */
  'boilerplate/page-header': Readonly<Record<string, never>>
  /** Paywall notices, sign-in walls and appeals for subscriptions or donations */
  'boilerplate/paywall-prompt': Readonly<Record<string, never>>
  /** Controls, captions and error texts of video, audio and picture players */
  'boilerplate/player-control': Readonly<Record<string, never>>
  /** Counts of views, shares, likes and comments */
  'boilerplate/reader-counter': Readonly<Record<string, never>>
  /** Estimates of how long the article takes to read */
  'boilerplate/reading-time': Readonly<Record<string, never>>
  /** Headings and lines that lead to other stories: "Related posts", "Read more: …" */
  'boilerplate/related-links': Readonly<Record<string, never>>
  /** What follows the end of a press release: contacts and a portrait of who sent it */
  'boilerplate/release-end': Readonly<Record<string, never>>
  /** Lines that several articles of the source share word for word */
  'boilerplate/repeated-line': Readonly<Record<string, never>>
  /** Texts shown where a script did not run, and code that was taken for text */
  'boilerplate/script-fallback': Readonly<Record<string, never>>
  /** Rules and asterisks between the parts of a text, and entries of a list that hold nothing */
  'boilerplate/separator': Readonly<Record<string, never>>
  /** Share and follow buttons and the prompts around them */
  'boilerplate/share-prompt': Readonly<Record<string, never>>
  /** What is left of the frame around an embedded post; the post itself stays */
  'boilerplate/social-embed': Readonly<Record<string, never>>
  /** Links to an original whose address is lost: "Source link", "Read the full article" */
  'boilerplate/source-link': Readonly<Record<string, never>>
  /** Everything behind the end of the story, and above its beginning, on a page taken down whole */
  'boilerplate/story-end': Readonly<Record<string, never>>
  /** Lists of tags, topics and categories */
  'boilerplate/tag-list': Readonly<Record<string, never>>
  /** Headlines and teasers of other stories, from a related-stories heading until the prose resumes */
  'boilerplate/teaser-block': Readonly<Record<string, never>>
  /** An article before the possessive of a country that takes none: "the China’s ministry" */
  'machine-translation/article-before-country': Readonly<Record<string, never>>
  /** A formula of another language’s news, word for word: "This is reported by" */
  'machine-translation/calqued-formula': Readonly<Record<string, never>>
  /** A date that is a day alone, as "on the 9th", in a text that names no month before it */
  'machine-translation/day-without-month': Readonly<Record<string, never>>
  /** Two prepositions in a row with nothing between them but an article: "of the in the" */
  'machine-translation/doubled-preposition': Readonly<Record<string, never>>
  /** A word said again across, or just before, a full stop in the middle of a clause */
  'machine-translation/echo-after-stop': Readonly<Record<string, never>>
  /** A number, date or time in the form of another language: "12,5 percent", "340.000 euros", "11 thousand people" */
  'machine-translation/foreign-number': Readonly<Record<string, never>>
  /** Punctuation or quotation marks of another language around English words */
  'machine-translation/foreign-punctuation': Readonly<Record<string, never>>
  /** A quotation mark turned the wrong way, cut off by a space, one too many, or missing */
  'machine-translation/misplaced-quote': Readonly<Record<string, never>>
  /** "Mr." and "Mr" in one article */
  'machine-translation/mixed-honorifics': Readonly<Record<string, never>>
  /** "percent" and "per cent", or ”. and .”, in one article */
  'machine-translation/mixed-number-style': Readonly<Record<string, never>>
  /** One person's name spelt two ways */
  'machine-translation/name-variant': Readonly<Record<string, never>>
  /** Common nouns with the capital they have in German: "is a Farce … has a System" */
  'machine-translation/noun-capital': Readonly<Record<string, never>>
  /** One to three lower-case words left behind after the last sentence of a paragraph */
  'machine-translation/orphan-tail': Readonly<Record<string, never>>
  /** The words of a name in another order than elsewhere in the article */
  'machine-translation/permuted-name': Readonly<Record<string, never>>
  /** A quotation that another source gives in other words: one of the two was translated back */
  'machine-translation/quote-drift': Readonly<Record<string, never>>
  /** A space between a number and its currency or percent sign */
  'machine-translation/spaced-currency': Readonly<Record<string, never>>
  /** A full stop in the middle of a clause */
  'machine-translation/stray-break': Readonly<Record<string, never>>
  /** A term whose words a machine put others for: "counterfeit consciousness" for artificial intelligence */
  'machine-translation/tortured-phrase': Readonly<Record<string, never>>
  /** A source whose articles read as translated and hold certain marks of a machine */
  'machine-translation/translated-source': Readonly<Record<string, never>>
  /** Words of another language or script inside English prose */
  'machine-translation/untranslated-run': Readonly<Record<string, never>>
  /** Common words in an order English news never has, all through the article */
  'machine-translation/word-salad': Readonly<Record<string, never>>
  /** An article cut off before its end */
  'truncation/clipped-tail': Readonly<Record<string, never>>
  /** A teaser cut off in the middle of a sentence */
  'truncation/clipped-teaser': Readonly<Record<string, never>>
  /** A control character in the text */
  'truncation/control-character': Readonly<Record<string, never>>
  /** A passage that the article delivers twice */
  'truncation/doubled-passage': Readonly<Record<string, never>>
  /** A passage of another article at the head or tail of this one */
  'truncation/foreign-block': Readonly<Record<string, never>>
  /** A label or link text stuck to the word before it */
  'truncation/glued-label': Readonly<Record<string, never>>
  /** Two sentences with no space between them */
  'truncation/glued-sentence': Readonly<Record<string, never>>
  /** Two words with no space between them */
  'truncation/glued-words': Readonly<Record<string, never>>
  /** A word divided by a hyphen and a space */
  'truncation/hyphen-split': Readonly<Record<string, never>>
  /** Invisible characters inside a word or between words */
  'truncation/invisible-character': Readonly<Record<string, never>>
  /** An HTML character reference left undecoded */
  'truncation/leftover-entity': Readonly<Record<string, never>>
  /** Markup, shortcodes, template code or broken addresses left in the text */
  'truncation/leftover-markup': Readonly<Record<string, never>>
  /** Letters of another script that look like Latin ones inside an English word */
  'truncation/look-alike-letter': Readonly<Record<string, never>>
  /** An article whose last lines announce what does not come */
  'truncation/lost-ending': Readonly<Record<string, never>>
  /** A word that lost letters inside or at the start of its line */
  'truncation/lost-letters': Readonly<Record<string, never>>
  /** An article whose first sentence leans on what is not there */
  'truncation/lost-opening': Readonly<Record<string, never>>
  /** A picture, a recording, a name or a figure that the text leads to and does not have */
  'truncation/missing-part': Readonly<Record<string, never>>
  /** Characters decoded with the wrong encoding */
  'truncation/mojibake': Readonly<Record<string, never>>
  /** A character lost in decoding */
  'truncation/replacement-character': Readonly<Record<string, never>>
  /** Paragraphs, speakers or crossheads that run together for want of a break */
  'truncation/run-together': Readonly<Record<string, never>>
  /** A misspelt word, by retext-spell and the news table; runs only where it is named */
  'truncation/spelling': Readonly<Record<string, never>>
  /** A sentence cut by a paragraph break */
  'truncation/split-paragraph': Readonly<Record<string, never>>
  /** A word with a space inside */
  'truncation/split-word': Readonly<Record<string, never>>
  /** A space before a comma or stop, or inside brackets or quotation marks */
  'truncation/stray-space': Readonly<Record<string, never>>
  /** Apostrophes or accented letters dropped throughout */
  'truncation/stripped-accents': Readonly<Record<string, never>>
  /** A string that the scraper of a source deletes from every word */
  'truncation/systematic-deletion': Readonly<Record<string, never>>
}
