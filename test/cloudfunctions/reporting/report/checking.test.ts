import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { OutputOf } from '#contract'
import type { Fact } from '#domain/report/fact'
import { civilDate } from '#domain/time/civil-date'
import { fen } from '#domain/values/money'
import { entryHandlers } from '../../../../cloudfunctions/application/settling/entry-handlers'
import { docxReader } from '../../../../cloudfunctions/documents/docx-reader'
import { docxWriter } from '../../../../cloudfunctions/documents/docx-writer'
import { checkHandlers } from '../../../../cloudfunctions/reporting/report/checking'
import { reportHandlers } from '../../../../cloudfunctions/reporting/report/handlers'
import { templateHandlers } from '../../../../cloudfunctions/reporting/report/template-handlers'
import { donation, shift } from '../../../builders/entries'
import { branch, BRANCH, NOW, openOffice, type Office } from '../../../builders/office'
import { addSeconds } from '../../../builders/seconds'
import { bytesOf } from '../../../builders/written-file'

const FILE = 'edited.docx'
const LATER = addSeconds(NOW, 3600)
const gift = (id: string, memberId: string, yuan: number) =>
  donation(id, { occurredOn: civilDate('2025-05-06'), memberId, campaign: '防汛救灾', fen: fen(yuan * 100) })

/** A branch that has exported its report: of two gifts, 1,200 yuan. */
async function exported(): Promise<Office & { check: typeof check; upload: typeof upload }> {
  const office = await openOffice({
    handlers: { ...reportHandlers, ...templateHandlers, ...checkHandlers, ...entryHandlers },
    documents: { ...docxReader, ...docxWriter },
  })
  office.store.seed('donations', gift('g1', 'member-1', 1000), gift('g2', 'member-2', 200))
  const clause = { text: '捐款{n}元', about: '捐款', slots: { n: { measure: 'donated' } } }
  const section = {
    id: 'only',
    heading: '捐款',
    level: 1 as const,
    statements: [{ id: 's', worth: 'core' as const, clauses: [clause] }],
  }
  const template = { title: '述职报告', sections: [section] }
  await office.call('template.save', { branchId: BRANCH, revision: 0, template }, 'secretary')
  const draft = await office.call('report.draft', { branchId: BRANCH, year: 2025 }, 'secretary')
  if (!draft.ok) throw new Error(draft.code)
  const { reportId } = draft.value
  const document = await office.call('report.document', { branchId: BRANCH, reportId }, 'secretary')
  if (!document.ok) throw new Error(document.code)
  const file = bytesOf(document.value.file)

  /** Uploads the file, its text changed. */
  function upload(change: (xml: string) => string = (xml) => xml) {
    const parts = unzipSync(file)
    parts['word/document.xml'] = strToU8(change(strFromU8(parts['word/document.xml'] ?? new Uint8Array())))
    office.files.set(FILE, zipSync(parts))
  }
  async function check(as = 'clerk'): Promise<OutputOf<'report.checkDocument'>> {
    const answer = await office.call('report.checkDocument', { branchId: BRANCH, uploads: [FILE] }, as, { now: LATER })
    if (!answer.ok) throw new Error(answer.code)
    return answer.value
  }
  return { ...office, upload, check }
}

describe('checking a document', () => {
  it('says which draft it was, and finds nothing in one that nobody changed', async () => {
    const { upload, check } = await exported()
    upload()
    expect(await check()).toEqual({
      ...{ unit: branch().name, year: 2025, cutOff: '2025-06-10', scope: 'own', draftedAt: NOW, figures: 1 },
      ...{ facts: 'genuine', doctored: [], finalized: null, typed: [] },
      ...{ findings: [], words: [], beside: [], otherVersion: [], stale: [] },
      ...{ changedRecords: [], changedWithheld: 0, changedUntold: 0, changedLookedSince: null },
    })
  })

  it('names the figure and both values where one digit was changed', async () => {
    const { upload, check } = await exported()
    upload((xml) => xml.replace('>1,200<', '>1,300<'))
    expect((await check()).findings).toEqual([
      { is: 'changed', title: '捐款金额', was: '1,200元', now: '1,300', where: '捐款1,300元。' },
    ])
  })

  it('says which figures have other records now, and which records were changed since', async () => {
    const office = await exported()
    office.upload()
    const withdrawn = { branchId: BRANCH, book: 'donations', entryId: 'g2', reason: '误登' } as const
    expect(await office.call('entry.withdraw', withdrawn, 'secretary', { now: LATER })).toMatchObject({ ok: true })
    const { findings, stale, changedRecords } = await office.check('secretary')
    expect(findings).toEqual([])
    expect(stale).toEqual([
      { title: '捐款金额', was: '1,200元', now: '1,000元', recordsWere: 2, recordsNow: 1, meaning: [] },
    ])
    expect(changedRecords).toMatchObject([{ at: LATER, summary: expect.stringContaining('撤回') as string }])
    expect(changedRecords[0]?.title).toContain('党员member-2')
  })

  it('says from when on it looked where more was written since than is looked through', async () => {
    const office = await exported()
    office.upload()
    const withdrawn = { branchId: BRANCH, book: 'donations', entryId: 'g2', reason: '误登' } as const
    expect(await office.call('entry.withdraw', withdrawn, 'secretary', { now: LATER })).toMatchObject({ ok: true })
    expect(await office.check('secretary')).toMatchObject({ changedUntold: 0, changedLookedSince: null })
    const [line] = await office.store.findAll('journal', { subject: 'g2' })
    if (!line) throw new Error('nothing was written down')
    const after = addSeconds(LATER, 1)
    const many = Array.from({ length: 1000 }, (_, at) => ({
      ...line,
      _id: `j${at}`,
      subject: `other-${at}`,
      at: after,
    }))
    office.store.seed('journal', ...many)
    expect(await office.check('secretary')).toMatchObject({ changedRecords: [], changedLookedSince: after })
  })

  it('says which records changed where another of the same sum was put in the place of one withdrawn', async () => {
    const office = await exported()
    office.upload()
    const withdrawn = { branchId: BRANCH, book: 'donations', entryId: 'g2', reason: '误登' } as const
    expect(await office.call('entry.withdraw', withdrawn, 'secretary', { now: LATER })).toMatchObject({ ok: true })
    office.store.seed('donations', gift('g3', 'member-1', 200))
    const { stale, changedRecords } = await office.check('secretary')
    expect(stale).toEqual([])
    expect(changedRecords).toMatchObject([{ at: LATER, title: expect.stringContaining('党员member-2') as string }])
  })

  it('says nothing of a record of a later day: no figure of it counts that', async () => {
    const office = await exported()
    office.upload()
    office.store.seed('donations', {
      ...gift('g4', 'member-2', 50),
      occurredOn: civilDate('2025-06-11'),
    })
    const withdrawn = { branchId: BRANCH, book: 'donations', entryId: 'g4', reason: '误登' } as const
    expect(await office.call('entry.withdraw', withdrawn, 'secretary', { now: LATER })).toMatchObject({ ok: true })
    expect(await office.check('secretary')).toMatchObject({ stale: [], changedRecords: [] })
  })

  it('says of a figure that nothing is recorded of it any more', async () => {
    const office = await exported()
    office.upload()
    for (const entryId of ['g1', 'g2']) {
      const withdrawn = { branchId: BRANCH, book: 'donations', entryId, reason: '误登' } as const
      expect(await office.call('entry.withdraw', withdrawn, 'secretary')).toMatchObject({ ok: true })
    }
    expect((await office.check()).stale).toMatchObject([{ was: '1,200元', now: null, recordsNow: 0 }])
  })
})

describe('facts that were doctored', () => {
  /** As a cheat would: the facts read, changed, and written again by the same program, which works out the hash anew. */
  async function doctored(office: Awaited<ReturnType<typeof exported>>, change: (fact: Fact) => Fact) {
    office.upload()
    const { facts } = await docxReader.readDocument(office.files.get(FILE) ?? new Uint8Array())
    if (!facts) throw new Error('the file has lost its facts')
    const sheet = { ...facts.sheet, facts: facts.sheet.facts.map(change) }
    const runs = sheet.facts.flatMap((fact) => [
      { text: '捐款' },
      { text: fact.display, figure: { tag: fact.tag, title: fact.title } },
      { text: '元。' },
    ])
    office.files.set(
      FILE,
      await docxWriter.writeDocument({ title: '述职报告', blocks: [{ kind: 'paragraph', runs }], facts: sheet }),
    )
    return office.check()
  }

  it('are told by the draft they are of, though text, facts and hash agree with each other', async () => {
    const found = await doctored(await exported(), (fact) => ({ ...fact, value: 999_900, display: '9,999' }))
    expect(found).toMatchObject({ facts: 'altered', findings: [] })
    expect(found.doctored).toEqual([{ title: '捐款金额', was: '1,200元', now: '9,999元' }])
  })

  it('are unproven where the same was written again by somebody else', async () => {
    expect(await doctored(await exported(), (fact) => fact)).toMatchObject({ facts: 'unproven', doctored: [] })
  })

  it('do not make it tell what one person did', async () => {
    const office = await exported()
    office.store.seed('shifts', shift('s1'))
    for (const key of ['service-hours|member=member-1', 'service-hours.member.member-1'])
      expect((await doctored(office, (fact) => ({ ...fact, key }))).stale).toMatchObject([{ now: null, recordsNow: 0 }])
    const whole = await doctored(office, (fact) => ({ ...fact, key: 'service-hours' }))
    expect(whole.stale).toMatchObject([{ now: '1.5小时' }])
  })

  it('do not pass where the draft has been written anew since: only the seal vouches for them', async () => {
    const office = await exported()
    await office.call('report.draft', { branchId: BRANCH, year: 2025 }, 'secretary', { now: LATER })
    const found = await doctored(office, (fact) => ({ ...fact, value: 999_900, display: '9,999' }))
    expect(found).toMatchObject({ facts: 'unproven', doctored: [] })
    office.upload()
    expect(await office.check()).toMatchObject({ facts: 'genuine' })
  })
})

describe('what is not checked', () => {
  const refused = async (office: Office, uploads = [FILE]) => {
    const answer = await office.call('report.checkDocument', { branchId: BRANCH, uploads }, 'clerk')
    return answer.ok ? 'answered' : answer.code
  }

  it('is a text of more numbers than any report has', async () => {
    const office = await exported()
    const many = Array.from({ length: 3001 }, (_, number) => `${number}人、`).join('')
    office.upload((xml) => xml.replace('</w:body>', `<w:p><w:r><w:t>${many}</w:t></w:r></w:p></w:body>`))
    expect(await refused(office)).toBe('document-unreadable')
  })

  it('is what nobody brought', async () => {
    const office = await exported()
    expect(await refused(office, ['another.docx'])).toBe('no-such-file')
  })

  it('is the report of another branch', async () => {
    const office = await exported()
    const parts = unzipSync(
      await docxWriter.writeDocument({
        title: '别处的报告',
        blocks: [],
        facts: {
          reportId: 'r',
          branchId: 'other',
          unit: '别处',
          year: 2025,
          scope: 'own',
          cutOff: civilDate('2025-06-10'),
          draftedAt: NOW,
          facts: [],
        },
      }),
    )
    office.files.set(FILE, zipSync(parts))
    expect(await refused(office)).toBe('other-report')
  })

  it('is a document without facts', async () => {
    const office = await exported()
    office.files.set(FILE, await docxWriter.writeDocument({ title: '证明', blocks: [] }))
    expect(await refused(office)).toBe('document-without-facts')
  })

  it('is a document whose facts name a year there cannot be', async () => {
    const office = await exported()
    office.upload()
    const parts = unzipSync(office.files.get(FILE) ?? new Uint8Array())
    const facts = strFromU8(parts['customXml/item1.xml'] ?? new Uint8Array())
    parts['customXml/item1.xml'] = strToU8(facts.replace(/year="\d+"/, 'year="99999"'))
    office.files.set(FILE, zipSync(parts))
    expect(await refused(office)).toBe('document-unreadable')
  })

  it('is what is no document', async () => {
    const office = await exported()
    office.files.set(FILE, strToU8('hello'))
    expect(await refused(office)).toBe('document-unreadable')
  })

  it('is not shown to who may not read the records', async () => {
    const office = await exported()
    office.upload()
    const answer = await office.call('report.checkDocument', { branchId: BRANCH, uploads: [FILE] }, 'member-1')
    expect(answer).toMatchObject({ ok: false, code: 'not-permitted' })
  })
})
