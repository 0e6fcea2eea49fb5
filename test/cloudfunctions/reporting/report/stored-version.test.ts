/** A file that left here once, held against what is stored now: an older draft, other words, another version. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { civilDate } from '#domain/time/civil-date'
import { BRANCH, NOW } from '../../../builders/office'
import { addSeconds } from '../../../builders/seconds'
import { bytesOf } from '../../../builders/written-file'
import { drafted, LATER } from './final-scene'

const FILE = 'edited.docx'
const DAY = 24 * 3600

async function scene() {
  const office = await drafted()
  const at = { branchId: BRANCH, reportId: office.reportId }
  /** The draft, or the final version, as it is handed out now. */
  const handedOut = async (finalId?: string) => {
    const answer =
      finalId === undefined ? await office.call('report.document', at, 'clerk') : await office.print(finalId)
    if (!answer.ok) throw new Error(answer.code)
    return bytesOf('file' in answer.value ? answer.value.file : answer.value)
  }
  const check = async (file: Uint8Array) => {
    office.files.set(FILE, file)
    const answer = await office.call('report.checkDocument', { branchId: BRANCH, uploads: [FILE] }, 'clerk', {
      now: LATER,
    })
    if (!answer.ok) throw new Error(answer.code)
    expect(answer.value.facts).toBe('genuine')
    return answer.value
  }
  const otherVersion = async (file: Uint8Array) => (await check(file)).otherVersion
  const redraft = (now: typeof NOW) => {
    const place = { branchId: BRANCH, year: 2025, cutOff: civilDate('2025-06-10') }
    return office.call('report.draft', place, 'secretary', { now })
  }
  return { ...office, handedOut, check, otherVersion, redraft }
}

it('a draft as it is stored is no other version, whatever somebody typed into the file', async () => {
  const { handedOut, otherVersion } = await scene()
  const file = await handedOut()
  expect(await otherVersion(file)).toEqual([])
  const parts = unzipSync(file)
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
  parts['word/document.xml'] = strToU8(xml.replace('>1,000<', '>9,000<'))
  expect(await otherVersion(zipSync(parts))).toEqual([])
})

it('a draft that has been drafted anew since is an older one, and when each was drafted is said', async () => {
  const { handedOut, otherVersion, redraft } = await scene()
  const file = await handedOut()
  expect(await redraft(addSeconds(NOW, 2 * DAY))).toMatchObject({ ok: true })
  expect(await otherVersion(file)).toEqual(['这是2025年6月10日起草的旧稿，系统里的草稿是2025年6月12日重新起草的'])
})

it('a draft whose words people changed since says which', async () => {
  const { handedOut, otherVersion, reword } = await scene()
  const file = await handedOut()
  expect(await reword('元，已经全部转交。', 0, NOW)).toMatchObject({ ok: true })
  expect(await otherVersion(file)).toEqual([
    '文件生成以后，系统里的草稿又改过，现在有1段与文件不同，如“1,000元，已经全部转交。”',
  ])
})

it('a draft of a report that has been made final says so', async () => {
  const { handedOut, otherVersion, finalized } = await scene()
  const file = await handedOut()
  await finalized()
  expect(await otherVersion(file)).toEqual([expect.stringMatching(/^这份报告2025年6月\d+日已经定稿（.*第1稿定稿）/)])
})

it('a final version is the stored one, until a newer one has been made', async () => {
  const { handedOut, otherVersion, finalized, finalize, withdraw } = await scene()
  const { finalId } = await finalized()
  const file = await handedOut(finalId)
  expect(await otherVersion(file)).toEqual([])
  await withdraw()
  expect(await finalize()).toMatchObject({ ok: true })
  expect(await otherVersion(file)).toEqual([expect.stringMatching(/^这是.*第1稿定稿，.*又定了.*第2稿定稿$/)])
})

it('a file of a final version is told by its version and its code, a draft by none', async () => {
  const { handedOut, check, finalized, store } = await scene()
  expect((await check(await handedOut())).finalized).toBeNull()
  const { finalId } = await finalized()
  const stored = await store.get('finalReports', finalId)
  expect((await check(await handedOut(finalId))).finalized).toEqual({
    ...{ version: '截至2025年6月10日第1稿定稿', code: stored?.code, at: stored?.finalizedAt },
  })
})

it('a final version that is not among those stored says so', async () => {
  const { handedOut, otherVersion, finalized, store } = await scene()
  const { finalId } = await finalized()
  const file = await handedOut(finalId)
  await store.commit([{ do: 'remove', in: 'finalReports', id: finalId }])
  expect(await otherVersion(file)).toEqual(['系统里没有这一稿定稿'])
})
