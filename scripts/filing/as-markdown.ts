/** A document of headings, paragraphs and tables as Markdown. */
import type { Block, Cell, OfficialDocument } from '../../cloudfunctions/application/ports/documents'
import { table } from '../permissions-page'

/** `note`: who wrote it and from what, under the title. */
export function asMarkdown({ title, blocks }: OfficialDocument, note: string): string {
  return [`# ${title}`, note, ...blocks.map(written), ''].join('\n\n')
}

function written(block: Block): string {
  if (block.kind === 'heading') return `${'#'.repeat(block.level + 1)} ${block.text}`
  if (block.kind === 'paragraph') return textOf(block.runs)
  if (block.kind === 'table')
    return table({ head: block.columns.map(({ title }) => title), rows: block.rows.map((row) => row.map(textOf)) })
  throw new Error(`no Markdown for ${block.kind}`)
}

function textOf(cell: Cell): string {
  return typeof cell === 'string' ? cell : cell.map(({ text }) => text).join('')
}
