/**
 * Says of a report's .docx which numbers were changed, moved, removed or typed since it was written, by the facts it
 * carries; with `--as`, also which records were changed since, by the running local cloud:
 *
 *   npm run check-report -- <file.docx> [--as <OPENID or name>]
 *
 * `--address` names the cloud, `--data` its data folder (.data), `--at` the instant the call takes for now.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { OutputOf } from '#contract'
import { FACT_STANDING_WORDS } from '#domain/report/fact'
import { changedWordsSaid, doctoredWords, findingWords } from '#domain/report/finding'
import { changedBesideWords } from '#domain/report/withheld-words'
import { formatChineseDate } from '#domain/time/civil-date'
import { beijingDate, instant } from '#domain/time/instant'
import { PIECE_BYTES } from '#domain/values/upload-pieces'
import { UnreadableDocument, type CarriedFacts, type ReadDocument } from '../cloudfunctions/application/ports/documents'
import { docxReader } from '../cloudfunctions/documents/docx-reader'
import { checkNumbers } from '../cloudfunctions/reporting/facts/check-document'
import { checkEdges } from '../cloudfunctions/reporting/facts/check-edges'
import { checkWords } from '../cloudfunctions/reporting/facts/check-words'
import { openClient, Refused } from '../local/demo/client'
import { helpAsked, readOptions } from './read-options'
import { addressOfRunningCloud, CommandError, openIdOf } from './running-cloud'

const USAGE = '用法：npm run check-report -- <文件.docx> [--as <OPENID 或姓名>]'

/** Runs one command line. Answers the exit code: 1 where something was found, or nothing could be checked. */
export async function checkReport(args: readonly string[], print: (line: string) => void): Promise<0 | 1> {
  if (helpAsked(USAGE, args, print)) return 0
  try {
    const { file, ...cloud } = readArguments(args)
    const bytes = await readFile(file).catch(() => {
      throw new CommandError(`读不到文件：${file}`)
    })
    const document = await read(bytes)
    const { printed, facts } = document
    if (!facts) throw new CommandError('这份文件里没有数据依据：不是这里生成的，或者另存时去掉了。')
    const found = tellNumbers(facts, printed, print) + tellWords(facts, document, print)
    const stale =
      cloud.as === undefined ? 0 : tellRecords(await askCloud(bytes, facts, { ...cloud, as: cloud.as }), print)
    return found + stale > 0 ? 1 : 0
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    print(error.message)
    return 1
  }
}

interface Asked {
  readonly as?: string | undefined
  readonly address?: string | undefined
  readonly data: string
  readonly at?: string | undefined
}

function readArguments(args: readonly string[]): Asked & { readonly file: string } {
  const text = { type: 'string' } as const
  try {
    const { values, positionals } = readOptions({
      args: [...args],
      options: { as: text, address: text, data: text, at: text },
      allowPositionals: true,
    })
    const [file, ...more] = positionals
    if (file === undefined || more.length > 0) throw new CommandError(USAGE)
    return { ...values, data: values.data ?? join(__dirname, '../.data'), file }
  } catch (error) {
    if (error instanceof CommandError) throw error
    throw new CommandError(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`)
  }
}

async function read(bytes: Uint8Array): Promise<ReadDocument> {
  try {
    return await docxReader.readDocument(bytes)
  } catch (error) {
    throw error instanceof UnreadableDocument ? new CommandError(error.message) : error
  }
}

/** Answers how much was found. */
function tellNumbers(
  { sheet, printed: written, isIntact }: CarriedFacts,
  printed: ReadDocument['printed'],
  print: (line: string) => void,
): number {
  print(
    `${sheet.unit} ${sheet.year} 年度，数据截至 ${formatChineseDate(sheet.cutOff)}，文中 ${sheet.facts.length} 项数据。`,
  )
  if (!isIntact) print(FACT_STANDING_WORDS.altered)
  const findings = checkNumbers({ facts: sheet.facts, printed: written, year: sheet.year }, printed)
  if (findings.length === 0) print('数字都与生成时一致。')
  for (const finding of findings) print(`  ${findingWords(finding)}（${finding.where}）`)
  for (const { words, where, basis } of sheet.typed ?? [])
    print(`  ${words}是手工填写的，没有记录支持（${where}）${basis ? `，依据：${basis}` : ''}`)
  return findings.length + (isIntact ? 0 : 1)
}

/** Answers how much was found. */
function tellWords(facts: CarriedFacts, document: ReadDocument, print: (line: string) => void) {
  const { sheet, printed: written } = facts
  const words = checkWords(written, document.printed, sheet.year).map(changedWordsSaid)
  const all = [...words, ...checkEdges(document, facts)]
  print(all.length === 0 ? '文字都与生成时一致，没有另外加进的东西。' : '文字与生成时不一样的：')
  for (const each of all) print(`  ${each}`)
  return all.length
}

type Checked = OutputOf<'report.checkDocument'>

async function askCloud(
  bytes: Uint8Array,
  { sheet: { branchId } }: CarriedFacts,
  { as, address, data, at }: Asked & { readonly as: string },
): Promise<Checked> {
  const cloud = address ?? (await addressOfRunningCloud(data))
  const session = openClient(cloud).as(await openIdOf(as, data))
  try {
    const when = at === undefined ? {} : { at: instant(at) }
    const uploads: string[] = []
    for (let from = 0; from < bytes.byteLength; from += PIECE_BYTES) {
      const base64 = Buffer.from(bytes.subarray(from, from + PIECE_BYTES)).toString('base64')
      uploads.push((await session.call('file.upload', { branchId, base64 }, when)).uploadId)
    }
    return await session.call('report.checkDocument', { branchId, uploads }, when)
  } catch (error) {
    throw error instanceof Refused ? new CommandError(`不能核对记录：${error.message}`) : error
  }
}

/** Answers in how much the facts are not to be trusted, or have other records now. */
function tellRecords(checked: Checked, print: (line: string) => void): number {
  const { facts, doctored, finalized, otherVersion, stale, changedRecords } = checked
  if (finalized)
    print(`${formatChineseDate(beijingDate(finalized.at))}${finalized.version}，核验码 ${finalized.code}。`)
  if (facts !== 'genuine') print(FACT_STANDING_WORDS[facts])
  for (const fact of doctored) print(`  ${doctoredWords(fact)}`)
  for (const said of otherVersion) print(said)
  const isTouched = changedRecords.length + checked.changedUntold + checked.changedWithheld > 0
  if (stale.length === 0)
    print(isTouched ? '各项数据现在算出来与生成时一样，有关的记录后来改动过。' : '各项数据的记录后来没有变化。')
  for (const { title, was, now, recordsWere, recordsNow, meaning } of stale) {
    const values = `「${title}」按现在的记录是${now ?? '暂无记录'}（${recordsNow} 条），文件生成时是${was}（${recordsWere} 条）`
    print(`  ${[values, ...meaning].join('；')}`)
  }
  if (changedRecords.length > 0) print('有关的记录，后来改动过的：')
  for (const { at, summary, title } of changedRecords)
    print(`  ${formatChineseDate(beijingDate(at))} ${title}：${summary}`)
  for (const said of changedBesideWords(checked)) print(said)
  return stale.length + otherVersion.length + (facts === 'genuine' ? 0 : 1)
}

if (require.main === module)
  void checkReport(process.argv.slice(2), console.log).then((code) => {
    process.exitCode = code
  })
