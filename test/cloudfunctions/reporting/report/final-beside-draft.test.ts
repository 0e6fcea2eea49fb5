/** A draft says that it was made final, and whether it still reads so; a list of drafts says what was made of each. */
import { openCloudStore } from '../../../builders/cloud-store'
import { BRANCH } from '../../../builders/office'
import { drafted, LATER, TODAY } from './final-scene'

async function finalized() {
  const scene = await drafted()
  const made = await scene.finalized()
  const opened = async (reportId = scene.reportId) => {
    const answer = await scene.call('report.get', { branchId: BRANCH, reportId }, 'secretary')
    if (!answer.ok) throw new Error(answer.code)
    return answer.value
  }
  const redraft = (input = {}) =>
    scene.call('report.draft', { branchId: BRANCH, year: 2025, ...input }, 'secretary', { now: LATER })
  return { ...scene, made, opened, redraft }
}

describe('a draft beside what was made final of it', () => {
  it('has none before', async () => {
    const { call, reportId } = await drafted()
    const answer = await call('report.get', { branchId: BRANCH, reportId }, 'secretary')
    expect(answer).toMatchObject({ ok: true, value: { final: null } })
  })

  it('names the version and its meeting, and is the same, drafted anew from the same records too', async () => {
    const { made, opened, redraft } = await finalized()
    const final = { finalId: made.finalId, version: 1, code: made.code, approval: { occurredOn: TODAY }, isSame: true }
    expect((await opened()).final).toMatchObject(final)
    await redraft()
    expect((await opened()).final).toMatchObject(final)
  })

  it('differs once a paragraph is reworded, and not once the words are taken back', async () => {
    const { call, opened, reword, reportId } = await finalized()
    await reword('元捐给了灾区。', 0, LATER)
    expect((await opened()).final).toMatchObject({ version: 1, isSame: false })
    const place = { branchId: BRANCH, reportId, statement: 's', revision: 1 }
    await call('report.unword', place, 'secretary', { now: LATER })
    expect((await opened()).final).toMatchObject({ isSame: true })
  })

  it('differs once it is drafted from records that changed', async () => {
    const { opened, withdraw, redraft } = await finalized()
    await withdraw()
    expect((await opened()).final).toMatchObject({ isSame: true })
    await redraft()
    expect((await opened()).final).toMatchObject({ isSame: false })
  })

  it('is of its own cut-off date alone', async () => {
    const { opened, redraft } = await finalized()
    const answer = await redraft({ cutOff: '2025-06-01' })
    if (!answer.ok) throw new Error(answer.code)
    expect((await opened(answer.value.reportId)).final).toBeNull()
  })

  it('is listed with the draft, the latest version first', async () => {
    const { call, finalize, withdraw, redraft } = await finalized()
    await redraft({ cutOff: '2025-06-01' })
    await withdraw()
    expect(await finalize()).toMatchObject({ ok: true })
    const answer = await call('report.list', { branchId: BRANCH }, 'secretary')
    if (!answer.ok) throw new Error(answer.code)
    const versions = answer.value.items.map(({ cutOff, finals }) => [cutOff, finals?.map(({ version }) => version)])
    expect(versions).toEqual([
      [TODAY, [2, 1]],
      ['2025-06-01', []],
    ])
  })
})

describe('opening a draft that was made final', () => {
  it('asks the database no later for it', async () => {
    const cloud = await openCloudStore()
    try {
      const { call, reportId, finalized } = await drafted(cloud.store)
      const open = () => cloud.roundTripsOf(() => call('report.get', { branchId: BRANCH, reportId }, 'secretary'))
      const before = await open()
      await finalized()
      expect(await open()).toEqual(before)
      expect(before.requests).toBe(before.inSequence)
    } finally {
      await cloud.close()
    }
  })
})
