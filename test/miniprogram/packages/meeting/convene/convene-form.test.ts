import type { BranchKind } from '#domain/branch/branch'
import type { Post } from '#domain/people/appointment'
import { suitsOrgan } from '#domain/meeting/meeting-organs'
import {
  datesText,
  heldBy,
  holderOf,
  kindChips,
  organChips,
  untilChoices,
} from '../../../../../miniprogram/packages/meeting/convene/convene-choices'
import {
  blankForm,
  changed,
  formOf,
  planOf,
  repeatOf,
  withKind,
  withOrgan,
  type ConveneForm,
} from '../../../../../miniprogram/packages/meeting/convene/convene-form'
import {
  candidates,
  duePeople,
  editFor,
} from '../../../../../miniprogram/packages/meeting/components/due-card/due-card-view'
import type { Branch } from '../../../../../miniprogram/services/branch'
import type { Me } from '../../../../../miniprogram/services/session'
import { DUE, meetingView, SECRETARY, TODAY } from '../scene'

type Cell = Branch['cells'][number]

const blank = blankForm({}, TODAY)
const filled: ConveneForm = { ...blank, place: '三楼会议室' }
const sent = (form: ConveneForm) => {
  const planned = planOf(form)
  if ('fault' in planned) throw new Error(planned.fault)
  return planned.plan
}

describe('the form at first', () => {
  it('is a general meeting of today, by the month’s name', () => {
    expect(blank).toMatchObject({
      organ: 'branch',
      kinds: ['general-meeting'],
      title: '6月支部党员大会',
      occurredOn: TODAY,
    })
  })

  it('is what was asked for', () => {
    expect(blankForm({ organ: 'cell', cellId: 'cell-2', kind: 'cell-meeting' }, TODAY)).toMatchObject({
      organ: 'cell',
      cellId: 'cell-2',
      kinds: ['cell-meeting'],
    })
    expect(blankForm({ kind: 'party-lecture' }, TODAY)).toMatchObject({ kinds: ['party-lecture'], form: 'lecture' })
  })

  it('is of the organ that holds the kind asked for', () => {
    expect(blankForm({ kind: 'committee-meeting' }, TODAY)).toMatchObject({
      organ: 'committee',
      kinds: ['committee-meeting'],
    })
    expect(blankForm({ kind: 'democratic-life-meeting' }, TODAY).organ).toBe('leading-group')
  })

  it('leaves aside what the organ does not hold or nobody knows', () => {
    expect(blankForm({ organ: 'committee', kind: 'general-meeting' }, TODAY).kinds).toEqual(['committee-meeting'])
    expect(blankForm({ organ: 'nobody', kind: 'nothing' }, TODAY)).toEqual(blank)
  })
})

describe('the choices', () => {
  it.each(['branch', 'committee', 'cell', 'leading-group'] as const)(
    'are the kinds that suit the organ %s',
    (organ) => {
      const chips = kindChips(withOrgan(blank, organ, ''))
      expect(chips.every(({ value }) => suitsOrgan(value, organ))).toBe(true)
      expect(chips.filter(({ isChosen }) => isChosen)).toHaveLength(1)
    },
  )

  const cell: Cell = { cellId: 'cell-1', name: '第一党小组', formedOn: TODAY, dissolvedOn: null }
  const other = { ...cell, cellId: 'cell-2', name: '第二党小组' }
  const person = (posts: readonly Post[]): Me => {
    if (!SECRETARY.bound) throw new Error('nobody')
    const branch = { branchId: 'branch-1', branchName: '第一党支部' }
    return {
      ...SECRETARY,
      cell: { cellId: 'cell-1', name: '第一党小组' },
      posts: posts.map((post) => ({ ...branch, post })),
    }
  }
  const offered = (kind: BranchKind, cells: readonly Cell[], me: Me) => {
    const holder = holderOf({ branchId: 'branch-1', kind, cells: [...cells] }, me)
    return [organChips(blank, holder).map(({ value }) => value), holder.cells.map(({ cellId }) => cellId)]
  }

  it('are the organs that a branch has: never a leading group, cells only where there are any', () => {
    const secretary = person(['secretary'])
    expect(offered('branch', [], secretary)).toEqual([['branch', 'committee'], []])
    expect(offered('branch', [cell, other], secretary)).toEqual([
      ['branch', 'committee', 'cell'],
      ['cell-1', 'cell-2'],
    ])
    expect(offered('branch', [{ ...cell, dissolvedOn: TODAY }], secretary)).toEqual([['branch', 'committee'], []])
  })

  it('are of a cell’s leader the own cell alone, with which the form begins', () => {
    const leader = person(['cell-leader'])
    expect(offered('branch', [other, cell], leader)).toEqual([['cell'], ['cell-1']])
    const holder = holderOf({ branchId: 'branch-1', kind: 'branch', cells: [other, cell] }, leader)
    const held = { organ: 'cell', cellId: 'cell-1', kinds: ['cell-meeting'] }
    expect(heldBy(blank, holder)).toMatchObject(held)
    expect(heldBy(blankForm({ organ: 'cell', cellId: 'cell-2' }, TODAY), holder)).toMatchObject(held)
    expect(kindChips(heldBy(blank, holder)).map(({ value }) => value)).not.toContain('general-meeting')
  })

  it('offer a bureau its leading group alone, and begin with it', () => {
    const holder = holderOf({ branchId: 'branch-1', kind: 'bureau', cells: [] }, person(['party-office']))
    const held = heldBy(blank, holder)
    expect(held).toMatchObject({ organ: 'leading-group', kinds: ['leading-group-session'] })
    expect(organChips(held, holder).map(({ value }) => value)).toEqual(['leading-group'])
    expect(heldBy(blank, { organs: ['branch', 'committee'], cells: [] })).toEqual(blank)
  })

  it('keep a kind that another organ holds as well, and forget who was added for the first', () => {
    const study = { ...withKind(withKind(blank, 'collective-study'), 'general-meeting'), added: ['x'], reason: '扩大' }
    expect(withOrgan(study, 'committee', '')).toMatchObject({ kinds: ['collective-study'], added: [], reason: '' })
  })
})

describe('the title', () => {
  it('follows the kinds and the month while nobody typed one', () => {
    expect(withKind(blank, 'party-lecture').title).toBe('6月支部党员大会暨党课')
    expect(changed(blank, { occurredOn: '2025-07-01' }).title).toBe('7月支部党员大会')
  })

  it('stays as it was typed', () => {
    const typed = changed(blank, { title: '换届大会' })
    expect(withKind(changed(typed, { occurredOn: '2025-07-01' }), 'party-lecture').title).toBe('换届大会')
  })
})

it('forgets the lecturer when there is no lecture any more', () => {
  const lecture = changed(withKind(blank, 'party-lecture'), { lecturer: 'member', lecturerId: 'member-1' })
  expect(withKind(lecture, 'party-lecture')).toMatchObject({ lecturer: '', lecturerId: '' })
})

describe('a themed Party day every month', () => {
  const themed = blankForm({ kind: 'themed-party-day' }, TODAY)
  const monthly = changed(themed, { until: '2025-08' })

  it('is offered for a themed Party day only, for twelve months with the first', () => {
    expect(untilChoices(blank)).toEqual([])
    const labels = untilChoices(themed).map(({ label }) => label)
    expect([labels[0], labels[1], labels.at(-1), labels.length]).toEqual([
      '只开这一次',
      '每月一次，到2025年7月',
      '每月一次，到2026年5月',
      12,
    ])
  })

  it('says its days before it is convened', () => {
    expect(datesText(monthly, TODAY)).toBe('共 3 次：6月10日 周二、7月10日 周四、8月10日 周日')
    expect(datesText(themed, TODAY)).toBe('')
  })

  it('has a title that serves every month', () => {
    expect([themed.title, monthly.title]).toEqual(['6月主题党日', '主题党日'])
  })

  it('is sent as the month it ends with, and as nothing where it is held once', () => {
    expect([repeatOf(monthly), repeatOf(themed)]).toEqual([{ until: '2025-08' }, null])
  })

  it('is held once again when it is another kind, or when its first day comes after the last month', () => {
    expect(withKind(withKind(monthly, 'general-meeting'), 'themed-party-day').until).toBe('')
    expect(changed(monthly, { occurredOn: '2025-08-01' }).until).toBe('')
    expect(changed(monthly, { occurredOn: '2025-07-31' }).until).toBe('2025-08')
  })
})

describe('what is sent', () => {
  it('is trimmed, and blank items of the agenda are left out', () => {
    const agenda = [
      { title: ' 讨论 ', isPartyBuilding: true },
      { title: '  ', isPartyBuilding: true },
    ]
    expect(sent({ ...filled, title: ' 大会 ', agenda, study: ' 90 ' })).toEqual({
      kinds: ['general-meeting'],
      title: '大会',
      occurredOn: TODAY,
      startTime: '15:00',
      endTime: '16:30',
      place: '三楼会议室',
      form: 'discussion',
      agenda: [{ title: '讨论', isPartyBuilding: true }],
      hostId: null,
      lecturer: null,
      lecturerId: null,
      studyMinutes: 90,
      due: null,
    })
  })

  it('names no member as a guest lecturer', () => {
    const lecture = { ...filled, kinds: ['party-lecture'], lecturer: 'guest', lecturerId: 'member-1' } as const
    expect(sent(lecture)).toMatchObject({ lecturer: 'guest', lecturerId: null })
  })

  it('carries the change of those due with its reason', () => {
    expect(sent({ ...filled, removed: ['b'], added: ['x'], reason: ' 借调 ' }).due).toEqual({
      add: ['x'],
      remove: ['b'],
      reason: '借调',
    })
  })

  it.each([
    [{ kinds: [] }, '请选择会议的种类。'],
    [{ title: ' ' }, '请填写会议名称。'],
    [{ endTime: '15:00' }, '结束时间须晚于开始时间。'],
    [{ place: '' }, '请填写地点。'],
    [{ organ: 'cell', cellId: '' }, '请选择党小组。'],
    [{ study: '1.5' }, '学习时长请填写分钟数，一天以内。'],
    [{ study: '1441' }, '学习时长请填写分钟数，一天以内。'],
    [{ removed: ['b'], reason: '无' }, '调整了应到人员，请写明原因。'],
    [{ occurredOn: '2025-02-30' }, '请选择日期。'],
  ] as const)('is held back with %j', (change, fault) => {
    expect(planOf({ ...filled, ...change })).toEqual({ fault })
  })
})

it('a meeting to be changed comes back as it was convened', () => {
  const due = [
    ...DUE.map((person, at) => ({ ...person, isDue: at !== 1 })),
    { ...DUE[0], memberId: 'x', name: '外', byRule: false, isDue: true, hasVote: true },
  ]
  const meeting = meetingView({ studyMinutes: 45 })
  expect(formOf(meeting, due)).toMatchObject({
    startTime: '16:30',
    endTime: '18:00',
    hostId: 'secretary',
    study: '45',
    added: ['x'],
    removed: ['secretary'],
  })
})

describe('a meeting that is to deal with something', () => {
  const about = '审议2025年度述职报告'
  const form = blankForm({ kind: 'committee-meeting', about }, TODAY)

  it('has it on its agenda as a matter of Party building, and in its title', () => {
    expect(form).toMatchObject({ organ: 'committee', kinds: ['committee-meeting'], title: `支委会：${about}` })
    expect(form.agenda).toEqual([{ title: about, isPartyBuilding: true }])
  })

  it('is called after its kind where another is chosen, unless somebody typed its title', () => {
    expect(withOrgan(form, 'branch', '').title).toBe(`支部党员大会：${about}`)
    expect(withOrgan(changed(form, { title: '年终会' }), 'branch', '').title).toBe('年终会')
  })
})

describe('those due', () => {
  const others = [{ memberId: 'x', name: '赵青' }]

  it('are those by rule, less those taken off, with those added', () => {
    const names = duePeople(DUE, others, { added: ['x'], removed: ['member-2'] }).map(({ name }) => name)
    expect(names).toEqual(['李明', '王书记', '赵青'])
  })

  it('can be chosen among everybody once', () => {
    expect(
      candidates(DUE, [...others, { memberId: 'member-1', name: '李明' }]).map(({ memberId }) => memberId),
    ).toEqual(['member-1', 'secretary', 'member-2', 'x'])
  })

  it('are changed by exactly what was chosen', () => {
    expect(editFor(DUE, ['member-1', 'secretary', 'x'])).toEqual({
      ...{ added: ['x'], removed: ['member-2'], lawful: [] },
    })
    expect(editFor(DUE, ['member-1', 'secretary', 'member-2'])).toEqual({ added: [], removed: [], lawful: [] })
    const lawful = [{ memberId: 'member-2', ground: 'abroad' as const }]
    expect(editFor(DUE, ['member-1', 'secretary'], lawful).lawful).toEqual(lawful)
    expect(editFor(DUE, ['member-1', 'secretary', 'member-2'], lawful).lawful).toEqual([])
  })
})
