/** What an edited document has besides its text, said in sentences. */
import type { ReadDocument } from '../../application/ports/documents'

/** What heads the pages of a draft begins so; see draft/to-document.ts. */
export const DRAFT = '草稿'

export function checkEdges({ edges, things }: Pick<ReadDocument, 'edges' | 'things'>, isFinal: boolean): string[] {
  const marks = isFinal ? [] : edges.filter((edge) => edge.startsWith(DRAFT))
  const others = edges.filter((edge) => !marks.includes(edge))
  return [
    ...(isFinal || marks.length > 0 ? [] : [`页眉里没有“${DRAFT}”字样，这份文档还没有定稿`]),
    ...others.map((edge) => `页眉或页脚里写着“${edge}”`),
    ...things.map((thing) => `文件里有${thing}`),
  ]
}
