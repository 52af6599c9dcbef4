/** Imports a module by its URL. In a file of its own: code that comes from a code cache cannot import. */
export const importUrl = (url: string): Promise<unknown> => import(url)
