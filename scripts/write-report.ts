import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { OutputOf } from '#contract'
import { byline } from '#domain/report/byline'
import { civilDate } from '#domain/time/civil-date'
import { instantAt } from '#domain/time/instant'
import { headingCounter } from '../cloudfunctions/documents/numbering'
import { openClient, type Session } from '../local/demo/client'
import type { EnteredDemo } from '../local/demo/enter'

interface Written {
  readonly title: string
  readonly file: string
}

/**
 * Drafts the year's reports as those who sign them would, the branch's secretary and the secretary of the bureau's Party
 * group, and writes each .docx and its figures into a folder. Answers what was written.
 */
export async function writeReports(from: {
  address: string
  demo: EnteredDemo
  year: number
  folder: string
}): Promise<Written[]> {
  const { address, demo, year, folder } = from
  const client = openClient(address)
  await mkdir(folder, { recursive: true })
  const whose = [
    { ...demo, by: '党支部书记' },
    { ...demo.bureau, by: '党组书记' },
  ]
  const written = await Promise.all(
    whose.map(({ branchId, secretaryOpenId, by }) =>
      writeReport(client.as(secretaryOpenId), { branchId, by, year, folder }),
    ),
  )
  return written.flat()
}

async function writeReport(
  secretary: Session,
  {
    branchId,
    by,
    year,
    folder,
  }: { readonly branchId: string; readonly by: string; readonly year: number; readonly folder: string },
): Promise<Written[]> {
  // In the demo the reports are written in the January after.
  const at = instantAt(civilDate(`${year + 1}-01-08`), '09:00')
  const { reportId } = await secretary.call('report.draft', { branchId, year }, { at })
  const [report, { file: document }] = await Promise.all([
    secretary.call('report.get', { branchId, reportId }),
    secretary.call('report.document', { branchId, reportId }),
  ])
  const asked = { branchId, reportId, withNames: false }
  const [page, workbook] = [
    await secretary.call('report.evidenceFile', { ...asked, format: 'html' }),
    await secretary.call('report.evidenceFile', { ...asked, format: 'xlsx' }),
  ]
  const beside = (extension: string) => join(folder, document.fileName.replace(/\.docx$/, extension))
  const files = [
    { title: `${by}的 Word 文档`, file: join(folder, document.fileName), content: await bytesOf(document) },
    {
      title: `${by}的可点开的网页`,
      file: beside('.html'),
      content: await bytesOf(page),
    },
    { title: `${by}的依据记录`, file: beside('.xlsx'), content: await bytesOf(workbook) },
    { title: `${by}的纯文字`, file: beside('.txt'), content: plainText(report) },
    {
      title: `${by}的全部数据`,
      file: beside('.json'),
      content: JSON.stringify(report, null, 2),
    },
  ]
  for (const { file, content } of files) await writeFile(file, content)
  return files.map(({ title, file }) => ({ title, file }))
}

/** A paragraph to a line, headings with their numbers: to be pasted. */
function plainText({ title, unit, author, sections, figures }: OutputOf<'report.get'>): string {
  const next = headingCounter()
  const said = (part: OutputOf<'report.get'>['sections'][number]['paragraphs'][number]['parts'][number]) =>
    part.is === 'figure' ? (figures[part.figure]?.display ?? '') : part.text
  const lines = sections.flatMap(({ heading, level, paragraphs }) => [
    ...(heading === '' ? [] : [level === 0 ? heading : `${next(level)}${heading}`]),
    ...paragraphs.map(({ lead = '', parts }) => `${lead}${parts.map(said).join('')}`),
  ])
  return [title, byline({ unit, author }), '', ...lines, ''].join('\n')
}

async function bytesOf(written: OutputOf<'report.evidenceFile'>): Promise<Buffer> {
  if (written.comes === 'inside') return Buffer.from(written.base64, 'base64')
  const file = await fetch(written.link)
  if (!file.ok) throw new Error(`The document could not be downloaded: ${file.status}`)
  return Buffer.from(await file.arrayBuffer())
}
