/** Hosts that hold nothing but pictures, however their addresses end. */
const hosts = [
  { text: 'pbs.twimg.com', reason: 'pictures of posts' },
  { text: 'i.imgur.com', reason: 'pictures without their pages' },
  { text: 'media.giphy.com', reason: 'moving pictures' },
  { text: 'res.cloudinary.com', reason: 'pictures cut to size' },
  { text: 'lh3.googleusercontent.com', reason: 'pictures cut to size' },
  { text: 'bp.blogspot.com', reason: 'pictures of blogs' },
  { text: 'ggpht.com', reason: 'profile pictures' },
  { text: 'fbcdn.net', reason: 'pictures of posts' },
  { text: 'cdninstagram.com', reason: 'pictures of posts' },
  { text: 'staticflickr.com', reason: 'pictures without their pages' },
  { text: 'i0.wp.com', reason: 'pictures cut to size' },
  { text: 'i1.wp.com', reason: 'pictures cut to size' },
  { text: 'i2.wp.com', reason: 'pictures cut to size' },
  { text: 'ytimg.com', reason: 'stills of videos' },
  { text: 'media.gettyimages.com', reason: 'pictures of an agency' },
] as const

const address = /^(?:https?:)?\/\/([\w.-]{3,80})(?::\d{2,5})?(\/[^?#]{0,400})?(\?[^#]{0,600})?/i
/** `img.`, `images2.`, `cdn-img.`, `pic-cdn.` as a part of the host. */
const imageHost = /(?:^|[.-])(?:img|imgs|image|images|pic|pics|thumb|thumbs|thumbnails?|pictures?)\d{0,3}(?=[.-])/i
/** `pic.php`, `image.ashx`, `showimage`, `/image/upload/`, `/resize/`, `/resizer/`, `/imageserve/` as a part of the path. */
const imageScript =
  /\/(?:(?:get|show|view)?(?:img|image|pic|picture|photo|thumb|thumbnail)s?\.(?:php|aspx?|ashx|cgi|jsp|do)|image\/(?:upload|fetch)|imageserve|resizer?|_next\/image)(?=$|\/)/i
/** A size or a picture format in the query. */
const imageQuery = /[?&](?:format|fm|ext|auto)=(?:jpe?g|png|webp|gif|avif|pjpg|format)\b|[?&](?:crop|quality|resize)=/i
/** A page or a document, whoever serves it. */
const page = /\.(?:html?|pdf|docx?|xlsx?|mp[34]|zip)$/i

/** True for the address of a picture without the ending of a picture file: by its host, its script or its query. */
export function isPictureAddress(text: string): boolean {
  const match = address.exec(text)
  if (match === null || (match[0].length < text.length && text[match[0].length] !== '#')) return false
  const [, host = '', path = '', query = ''] = match
  if (page.test(path)) return false
  if (hosts.some((row) => host === row.text || host.endsWith(`.${row.text}`))) return path.length > 1
  if (imageScript.test(path)) return true
  return (imageHost.test(host) && path.length > 1) || imageQuery.test(query)
}
