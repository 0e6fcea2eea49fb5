/** What an edited document has besides its text, said in sentences. */
import type { CarriedFacts, ReadDocument } from '../../application/ports/documents'

/** What heads the pages of a draft begins so; see draft/to-document.ts. */
export const DRAFT = '草稿'
/** All that a draft has said at the head of its pages, of files that do not say which. */
const SAID = new RegExp(`^${DRAFT}(?:（[\\d年月日:]+起草）)?，(?:未经审议定稿|尚有\\d+处待填写)$`)

type Edges = Pick<ReadDocument, 'heads' | 'edges' | 'things'>

/** `written`: what the file says it was written as. */
export function checkEdges({ heads, edges, things }: Edges, { sheet, draft }: CarriedFacts): string[] {
  const isFinal = sheet.finalId !== undefined
  const isMark = (text: string) => !isFinal && (draft === undefined ? SAID.test(text) : text === draft)
  const unmarked = heads.filter((head) => !isMark(head)).length
  const missing = unmarked === heads.length ? '页眉里没有' : '有的页的页眉里没有'
  return [
    ...(isFinal || unmarked === 0 ? [] : [`${missing}“${draft ?? DRAFT}”字样，这份文档还没有定稿`]),
    ...edges.filter((edge) => !isMark(edge)).map((edge) => `页眉或页脚里写着“${edge}”`),
    ...things,
  ]
}
