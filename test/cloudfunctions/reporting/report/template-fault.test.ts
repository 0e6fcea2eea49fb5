/** What a template cannot say is refused, and the refusal says in Chinese where it stands and why. */
import type { Clause, ReportTemplate, Section } from '#domain/report/duty-report'
import type { Slot } from '#domain/report/slot'
import { templateHandlers } from '../../../../cloudfunctions/reporting/report/template-handlers'
import { BRANCH, openOffice } from '../../../builders/office'

const CLAUSE: Clause = { text: '捐款{n}元', about: '捐款', slots: { n: { measure: 'donated' } } }

function template(clause: Partial<Clause>, section: Partial<Section> = {}): ReportTemplate {
  const statements = [{ id: 's', worth: 'core' as const, clauses: [{ ...CLAUSE, ...clause }] }]
  return { title: '报告', sections: [{ id: 'only', heading: '奉献', level: 1, statements, ...section }] }
}

async function saved(of: ReportTemplate) {
  const { call, store } = await openOffice({ handlers: templateHandlers })
  const answer = await call('template.save', { branchId: BRANCH, revision: 0, template: of }, 'secretary')
  expect(await store.count('templates', {})).toBe(answer.ok ? 1 : 0)
  return answer
}

const AT = 'template.sections.0.statements.0.clauses.0'
const HERE = '第1节“奉献”第1段第1句“捐款”'
async function expectRefused(of: ReportTemplate, field: string, where: string, why: RegExp) {
  expect(await saved(of)).toMatchObject({
    ...{ ok: false, code: 'template-unfit', field },
    detail: { where, why: expect.stringMatching(why) as string },
  })
}

describe('a template is refused', () => {
  it.each([
    ['1{n}', /旁边不能再写数字/],
    ['{n}0元', /旁边不能再写数字/],
    ['{n}.5元', /旁边不能再写数字/],
    ['{n}万元', /旁边不能再写数字/],
    ['{n}{n}元', /旁边不能再写数字/],
    ['{year}{n}元', /旁边不能再写数字/],
    ['“{n}5”元', /旁边不能再写数字/],
    ['捐款{n}元，服务128人次', /模板里不写数字/],
    ['捐款{n}元，服务１２８人次', /模板里不写数字/],
    ['捐款{n}元，服务“128”人次', /模板里不写数字/],
  ])('with a number of its own beside its figures: %s', async (text, why) => {
    await expectRefused(template({ text }), `${AT}.text`, HERE, why)
  })

  it('with such a number also where nothing is counted: a heading, the title, what opens a paragraph', async () => {
    await expectRefused(
      template({}, { heading: '2025年工作' }),
      'template.sections.0.heading',
      '第1节的标题',
      /不写数字/,
    )
    await expectRefused({ ...template({}), title: '2025年报告' }, 'template.title', '报告标题', /不写数字/)
    const led = template({}, { statements: [{ id: 's', worth: 'core', lead: '我第3次', clauses: [CLAUSE] }] })
    await expectRefused(led, 'template.sections.0.statements.0.lead', '第1节“奉献”第1段开头的话', /不写数字/)
  })

  it('not for the digits of a name in quotation marks', async () => {
    expect(await saved(template({ text: '“12345”热线捐款{n}元，学习《条例（2019）》' }))).toMatchObject({ ok: true })
  })

  it.each([
    ['text', '捐款{n}元，{m}人', HERE],
    ['zero', '{n}元也没有', `${HERE}没有时说的话`],
    ['zero', '{nobody}没有', `${HERE}没有时说的话`],
    ['about', '{nobody}', '第1节“奉献”第1段第1句“{nobody}”的名称'],
  ] as const)('with an unknown word in its %s: %s', async (name, text, where) => {
    await expectRefused(template({ [name]: text }), `${AT}.${name}`, where, /没有对应的数字，也不是可以用的词/)
  })

  it('with an unknown word in a heading, or in the hint of what people write', async () => {
    await expectRefused(
      template({}, { heading: '{tenure}工作' }),
      'template.sections.0.heading',
      '第1节的标题',
      /\{tenure\}/,
    )
    await expectRefused(
      template({}, { toWrite: '请写{tenure}' }),
      'template.sections.0.toWrite',
      '第1节“奉献”的提示',
      /\{tenure\}/,
    )
  })

  it.each(['捐款{n}元}', '{捐款}{n}元', '捐款{n}元{}'])('with braces that name nothing: %s', async (text) => {
    await expectRefused(template({ text }), `${AT}.text`, HERE, /花括号|\{/)
  })

  it('with characters that nobody sees, or marks of figures, in any text', async () => {
    await expectRefused(template({ text: '捐\u200b款{n}元' }), `${AT}.text`, HERE, /看不见/)
    await expectRefused(
      template({}, { toWrite: '请\u200b写' }),
      'template.sections.0.toWrite',
      '第1节“奉献”的提示',
      /看不见/,
    )
    await expectRefused(template({ text: '【捐款】{n}元' }), `${AT}.text`, HERE, /【】/)
  })

  it('with two paragraphs of one name, wherever they stand', async () => {
    const statements = template({}).sections[0]?.statements ?? []
    const sections: Section[] = ['one', 'two'].map((id) => ({ id, heading: id, level: 1, statements }))
    await expectRefused(
      { title: '报告', sections },
      'template.sections.1.statements.0.id',
      '第2节“two”第1段',
      /另一段相同/,
    )
  })

  it('with a paragraph named as one that the draft adds by itself', async () => {
    const named = (id: string) => template({}, { statements: [{ id, worth: 'core', clauses: [CLAUSE] }] })
    const at = ['template.sections.0.statements.0.id', '第1节“奉献”第1段', /另一段相同/] as const
    await expectRefused(named('own-indicators'), ...at)
    await expectRefused(named('own-kinds-only'), ...at)
    const hinted = template({}, { id: 's', toWrite: '请写' })
    await expectRefused(hinted, ...at)
  })

  it('with two sections of one name', async () => {
    const [section] = template({}).sections
    const sections = section ? [section, { ...section, statements: [] }] : []
    await expectRefused({ title: '报告', sections }, 'template.sections.1.id', '第2节“奉献”', /另一节相同/)
  })

  it.each(['year', 'we'])('with a figure by the name of a word: %s', async (name) => {
    const of = template({ text: `{${name}}元`, slots: { [name]: { measure: 'donated' } } })
    await expectRefused(of, `${AT}.slots.${name}`, HERE, /这个词另有意思/)
  })

  it('with a least number of no figure', async () => {
    await expectRefused(template({ atLeast: { m: 1 } }), `${AT}.atLeast.m`, HERE, /\{m\}不是这一句的数字/)
  })

  it('with a fault in what goes on with a sentence', async () => {
    const then = [{ text: '其中{m}元', about: '其中', slots: {} }]
    await expectRefused(template({ then }), `${AT}.then.0.text`, `${HERE}后面接的第1句“其中”`, /\{m\}/)
  })

  const donated = { measure: 'donated' }
  it.each<[string, Slot, RegExp]>([
    ['a measure that does not exist', { measure: 'no-such' }, /没有“no-such”这个指标/],
    ['a way of splitting that it has not got', { ...donated, part: { by: 'level' } }, /不能这样分项/],
    [
      'a part that there is none of',
      { measure: 'honours', part: { by: 'level', key: 'cosmic' } },
      /没有“cosmic”这一项/,
    ],
    ['one person', { measure: 'service-hours', part: { by: 'member', key: 'm1' } }, /不说到某个人/],
    ['persons one by one', { measure: 'service-hours', part: { by: 'member' }, form: 'names' }, /不说到某个人/],
    ['one person by its id', { measure: 'service-hours.member.m1' }, /不说到某个人/],
    ['names of the whole', { measure: 'honours', form: 'names' }, /没有“名称/],
    ['a cadence of the register', { measure: 'members', form: 'cadence' }, /没有“频次/],
    ['a mean of a rate', { measure: 'hotline-closing-rate', form: 'mean' }, /没有“月均/],
    ['a change of a day', { measure: 'night-service-from', form: 'change' }, /没有“比上年增减多少/],
    ['a change of a day in percent', { measure: 'night-service-from', form: 'change-percent' }, /没有“比上年/],
    ['about a day', { measure: 'night-service-from', form: 'about' }, /没有“/],
    ['a projection of people', { measure: 'donors', form: 'projection' }, /没有“推算/],
    ['a change of all parts at once', { ...donated, part: { by: 'campaign' }, form: 'change' }, /没有“比上年增减多少/],
    ['a change of half a year', { ...donated, period: 'half-1', form: 'change-percent' }, /没有“比上年增减百分之几/],
    ['a form of each branch below', { ...donated, scope: 'each-below', form: 'change' }, /没有“比上年/],
    ['the secretary’s own part of what is nobody’s', { measure: 'honours', scope: 'author' }, /不分个人/],
  ])('when a figure is %s', async (_, slot, why) => {
    await expectRefused(template({ slots: { n: slot } }), `${AT}.slots.n`, `${HERE}的数字`, why)
  })

  it('not when a figure is what its measure can be asked for', async () => {
    for (const slot of [
      { ...donated, form: 'projection' },
      { ...donated, part: { by: 'campaign' }, form: 'names' },
      { ...donated, part: { by: 'campaign', key: '防汛救灾' }, form: 'change-percent' },
      { ...donated, scope: 'each-below' },
      { measure: 'outings', scope: 'author', form: 'cadence' },
    ] as const)
      expect(await saved(template({ slots: { n: slot } }))).toMatchObject({ ok: true })
  })

  it('when it is longer than three of the house’s', async () => {
    const clauses = Array.from({ length: 20 }, () => ({ ...CLAUSE, text: '字'.repeat(200) }))
    const statements = Array.from({ length: 10 }, (_, id) => ({ id: `s${id}`, worth: 'core' as const, clauses }))
    expect(await saved(template({}, { statements }))).toMatchObject({ code: 'bad-input' })
  })
})
