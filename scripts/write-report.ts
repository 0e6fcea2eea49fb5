import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { civilDate } from '#domain/time/civil-date'
import { instantAt } from '#domain/time/instant'
import { openClient } from '../local/demo/client'
import type { EnteredDemo } from '../local/demo/enter'

/**
 * Drafts the year's report as the secretary would, and writes the .docx and its figures into a folder. Answers what was
 * written. Drafting again replaces nothing in the cloud: each draft is a record of its own.
 */
export async function writeReport(from: {
  address: string
  demo: EnteredDemo
  year: number
  folder: string
}): Promise<{ title: string; file: string }[]> {
  const { demo, year, folder } = from
  const { branchId } = demo
  const secretary = openClient(from.address).as(demo.secretaryOpenId)
  // In the demo the secretary writes in the January after.
  const at = instantAt(civilDate(`${year + 1}-01-08`), '09:00')
  const { reportId } = await secretary.call('report.draft', { branchId, year }, { at })
  const [report, { link, fileName }] = await Promise.all([
    secretary.call('report.get', { branchId, reportId }),
    secretary.call('report.document', { branchId, reportId }),
  ])
  const document = await fetch(link)
  if (!document.ok) throw new Error(`The document could not be downloaded: ${document.status}`)
  await mkdir(folder, { recursive: true })
  const files = [
    { title: 'Word 文档', file: join(folder, fileName), content: Buffer.from(await document.arrayBuffer()) },
    {
      title: '全部数据 ',
      file: join(folder, fileName.replace(/\.docx$/, '.json')),
      content: JSON.stringify(report, null, 2),
    },
  ]
  for (const { file, content } of files) await writeFile(file, content)
  return files.map(({ title, file }) => ({ title, file }))
}
