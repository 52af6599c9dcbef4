export const allow: readonly { text: string; reason: string }[] = []
