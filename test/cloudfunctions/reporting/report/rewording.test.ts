/** Putting a paragraph in one's own words, its history, and the drafted text again. */
import { VERSIONS_KEPT } from '#domain/report/wording'
import { BRANCH, NOW } from '../../../builders/office'
import { figure, GIFTS, MEMBERS, PLACE, report, scene, text, WORDS } from './reworded-draft'

describe('rewording', () => {
  it('is refused when somebody wrote meanwhile, and overwrites nothing', async () => {
    const { reword, said } = await scene()
    await reword(WORDS)
    expect(await reword([text('另一种写法。')])).toMatchObject({
      ...{ ok: false, code: 'words-changed', field: 'revision', detail: { revision: 1, by: '党员secretary', at: NOW } },
    })
    expect((await said()).printed).toContain('热心公益')
  })

  it('takes no figure that the draft does not have', async () => {
    const { reword } = await scene()
    expect(await reword([text('甲'), figure('no-such')])).toMatchObject({
      ...{ code: 'no-such-figure', field: 'parts.1.key' },
    })
  })

  it('may leave a figure that is gone where it stands', async () => {
    const { store, reword, said } = await scene()
    await reword(WORDS)
    store.seed('reports', report([MEMBERS]))
    expect(await reword([...WORDS, text('谢谢。')], 1)).toMatchObject({ ok: true })
    expect((await said()).reworded?.changes).toMatchObject([{ title: '捐款金额', now: null }])
  })

  it.each([
    ['before', [text('另有6'), figure('members'), text('人。')]],
    ['after', [text('党员'), figure('members'), text('6人。')]],
    ['as a decimal', [text('党员'), figure('members'), text('.5人。')]],
    ['as a figure of the draft', [text('党员'), figure('members'), figure('donated'), text('人。')]],
  ])('takes no digit beside a figure: %s', async (_, parts) => {
    const { reword } = await scene()
    expect(await reword(parts)).toMatchObject({ ok: false, code: 'bad-input' })
  })

  it.each([
    ['nothing', []],
    ['blanks', [text('　 ')]],
    ['a second line', [text('甲\n乙')]],
    ['what marks figures on the phone', [text('党员【45】人')]],
    ['more than 1000 characters', [text('长'.repeat(1001))]],
  ])('takes no text of %s', async (_, parts) => {
    const { reword } = await scene()
    expect(await reword(parts)).toMatchObject({ ok: false, code: 'bad-input' })
  })

  it('is for those who write the report', async () => {
    const { call, said } = await scene()
    const answer = await call('report.reword', { ...PLACE, revision: 0, parts: WORDS }, 'member-1')
    expect(answer).toMatchObject({ ok: false, code: 'not-permitted' })
    expect((await said()).reworded).toBeUndefined()
  })

  it('stands in the journal', async () => {
    const { store, reword } = await scene()
    await reword(WORDS)
    expect(await store.findAll('journal', {})).toMatchObject([
      { procedure: 'report.reword', by: 'secretary', subject: `${BRANCH}:2025:2025-09-30:own:members` },
    ])
  })

  it('again takes the figures as they are seen now', async () => {
    const { store, reword, said } = await scene()
    await reword(WORDS)
    store.seed('reports', report([{ ...MEMBERS, display: '46' }, GIFTS]))
    await reword(WORDS, 1)
    expect((await said()).reworded?.changes).toEqual([])
  })
})

describe('the history of a paragraph', () => {
  it('keeps what it said before, who wrote it and when, the latest first', async () => {
    const { reword, words } = await scene()
    await reword([text('第一稿。')])
    await reword([text('第二稿。')], 1)
    await reword([text('第三稿。')], 2)
    const { now, history } = await words()
    expect(now).toMatchObject({ parts: [text('第三稿。')], byName: '党员secretary' })
    expect(history.map(({ parts }) => parts)).toEqual([[text('第二稿。')], [text('第一稿。')]])
  })

  it('is bounded', async () => {
    const { reword, words } = await scene()
    for (let revision = 0; revision <= VERSIONS_KEPT + 1; revision++)
      await reword([text(`第${revision}稿。`)], revision)
    const { history } = await words()
    expect(history).toHaveLength(VERSIONS_KEPT)
    expect(history.at(-1)?.parts).toEqual([text('第1稿。')])
  })

  it('goes on when the paragraph is as drafted again, so that this can be undone', async () => {
    const { call, reword, said, words } = await scene()
    await reword(WORDS)
    expect(await call('report.unword', { ...PLACE, revision: 1 }, 'secretary')).toMatchObject({
      value: { revision: 2 },
    })
    expect(await said()).toEqual({ printed: '支部有党员45人。', reworded: undefined })
    const { now, history } = await words()
    expect(now?.parts).toBeNull()
    await reword(history[0]?.parts ?? [], 2)
    expect((await said()).printed).toContain('热心公益')
  })

  it('names figures that are gone', async () => {
    const { store, reword, words } = await scene()
    await reword(WORDS)
    store.seed('reports', report([MEMBERS]))
    await reword([text('支部人不多。')], 1)
    expect((await words()).seen.map(({ title }) => title)).toContain('捐款金额')
  })
})

describe('the drafted text again', () => {
  it('is refused when somebody wrote meanwhile', async () => {
    const { call, reword, said } = await scene()
    await reword(WORDS)
    await reword([text('另一种写法。')], 1)
    expect(await call('report.unword', { ...PLACE, revision: 1 }, 'secretary')).toMatchObject({ code: 'words-changed' })
    expect((await said()).printed).toBe('另一种写法。')
  })

  it('lets words go whose paragraph the draft no longer has', async () => {
    const { call, store, reword, said } = await scene()
    await reword(WORDS)
    store.seed('reports', report([MEMBERS, GIFTS], []))
    await call('report.unword', { ...PLACE, revision: 1 }, 'secretary')
    expect((await said()).printed).toBe('')
  })
})

describe('words whose section the template has no more', () => {
  async function gone() {
    const all = await scene()
    await all.reword(WORDS)
    const kept = await all.store.get('reports', PLACE.reportId)
    if (!kept) throw new Error('no report')
    const sections = kept.sections.filter(({ paragraphs }) =>
      paragraphs.every(({ statement }) => statement !== PLACE.statement),
    )
    all.store.seed('reports', { ...kept, sections })
    const move = (section: string, revision = 1) =>
      all.call('report.reword', { ...PLACE, revision, parts: WORDS, section }, 'secretary')
    const standsIn = async () => {
      const answer = await all.call('report.get', { branchId: BRANCH, reportId: PLACE.reportId }, 'secretary')
      if (!answer.ok) throw new Error(answer.code)
      const found = answer.value.sections.filter(({ paragraphs }) =>
        paragraphs.some(({ statement }) => statement === PLACE.statement),
      )
      return found.map(({ id }) => id)
    }
    return { ...all, kept, sections, move, standsIn }
  }

  it('can be put into another, and stand there, until the template has their paragraph again', async () => {
    const { store, kept, move, standsIn } = await gone()
    expect(await standsIn()).toEqual([])
    expect(await move('opening')).toMatchObject({ ok: true })
    expect(await standsIn()).toEqual(['opening'])
    store.seed('reports', kept)
    expect(await standsIn()).toEqual([
      kept.sections.find(({ paragraphs }) => paragraphs.some(({ statement }) => statement === PLACE.statement))?.id,
    ])
  })

  it('are put into no section that is written entry by entry, nor into one that is not there', async () => {
    const { move, standsIn } = await gone()
    expect(await move('problems')).toMatchObject({ code: 'no-such-paragraph', field: 'section' })
    expect(await move('no-such')).toMatchObject({ code: 'no-such-paragraph', field: 'section' })
    expect(await standsIn()).toEqual([])
  })

  it('are the only ones that can be put elsewhere', async () => {
    const { call } = await scene()
    const answer = await call('report.reword', { ...PLACE, revision: 0, parts: WORDS, section: 'opening' }, 'secretary')
    expect(answer).toMatchObject({ code: 'no-such-paragraph', field: 'section' })
  })
})
