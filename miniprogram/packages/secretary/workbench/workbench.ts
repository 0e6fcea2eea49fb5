import type { PageState } from '../../../components/page-state/page-state'
import { arrangesMeetings } from '../../../domain/people/appointment'
import { yearOf } from '../../../domain/time/civil-date'
import type { Permission } from '../../../domain/people/permission'
import { DEFAULT_THRESHOLDS } from '../../../domain/branch/threshold'
import { onPullDownRefresh } from '../../../page-parts/listing'
import { noReminding, offerReminders, remind } from '../../../page-parts/reminding'
import { workplaces, type Workplace } from '../../../services/branch'
import { today } from '../../../services/clock'
import { read } from '../../../services/page-load'
import { peopleOf, type NamedPerson } from '../../../services/register'
import { open, parametersOf } from '../../../services/routes'
import { whoAmI } from '../../../services/session'
import { duesLine, normsView, reachLine, shortcutsFor, type NormsView, type Shortcut } from './workbench-view'

const NO_NORMS: NormsView = { open: [], met: 0 }

/** What a secretary sees first: what this month asks for, what waits, dues, who can be reached, and the ways on. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    branchId: '',
    branchName: '',
    places: [] as readonly Workplace[],
    placeNames: [] as string[],
    norms: NO_NORMS,
    waiting: null as number | null,
    talks: 0,
    dues: '',
    reach: '',
    shortcuts: [] as Shortcut[],
    mayConvene: false,
    ...noReminding(),
    mayInvite: false,
    isInviting: false,
    people: [] as readonly NamedPerson[],
  },

  onLoad(query: Record<string, string | undefined>) {
    const { branchId = '' } = parametersOf<'packages/secretary/workbench/workbench'>(query)
    this.setData({ branchId })
  },

  onShow() {
    void this.load()
  },

  onPullDownRefresh,

  async load() {
    const place = await this.findPlace()
    if (!place) return
    const { branchId, permissions } = place
    const [norms] = await Promise.all([
      read('meeting.norms', { branchId }),
      permissions.includes('read-records') ? this.loadRecords(branchId) : undefined,
      this.loadTalks(permissions.includes('care-for-members') ? branchId : ''),
    ])
    if ('failed' in norms) return this.setData(norms.failed)
    this.setData({
      state: 'ready',
      branchId,
      branchName: place.name,
      norms: normsView(norms.value),
      shortcuts: shortcutsFor(permissions),
      mayConvene: permissions.includes('keep-records'),
      mayInvite: permissions.includes('manage-register'),
    })
    await this.offerNotice(branchId)
  },

  /** Who arranges the meetings here may be told before a month, quarter or year ends. */
  async offerNotice(branchId: string) {
    const me = await whoAmI()
    const arranges = me.bound && me.posts.some((held) => held.branchId === branchId && arrangesMeetings(held.post))
    if (arranges) await offerReminders(this, ['period'])
    else this.setData(noReminding())
  },
  remind,

  /** The branch worked in: the one asked for, else the first of the person's own. */
  async findPlace(): Promise<{ branchId: string; name: string; permissions: readonly Permission[] } | undefined> {
    try {
      const [me, places] = await Promise.all([whoAmI(), workplaces()])
      const own = me.bound ? me.permissions.map((each) => ({ ...each, name: each.branchName })) : []
      const all = [...own.filter(({ permissions }) => permissions.includes('keep-records')), ...places]
      const place = all.find(({ branchId }) => branchId === this.data.branchId) ?? all[0]
      if (!place) this.setData({ state: 'empty', message: '这里供支部委员和记录员使用。' })
      this.setData({ places, placeNames: places.map(({ name }) => name) })
      return place
    } catch {
      this.setData({ state: 'failed', message: '网络不通，请稍后重试。' })
      return undefined
    }
  },

  /** What needs `read-records`. A part that cannot be read is left out; the page stands without it. */
  async loadRecords(branchId: string) {
    const [waiting, dues, reach, told] = await Promise.all([
      read('entry.waiting', { branchId }),
      read('dues.accounts', { branchId, year: yearOf(today()) }),
      read('binding.count', { branchId }),
      read('branch.thresholds', { branchId }),
    ])
    const thresholds = 'value' in told ? told.value.thresholds : DEFAULT_THRESHOLDS
    this.setData({
      waiting: 'value' in waiting ? waiting.value.total : null,
      dues: 'value' in dues ? duesLine(dues.value, thresholds['care-after-months']) : '',
      reach: 'value' in reach ? reachLine(reach.value) : '',
    })
  },

  /** With how many a talk is proposed: said to the secretary alone, and asked for nobody else. */
  async loadTalks(branchId: string) {
    const answer = branchId === '' ? undefined : await read('meeting.talksProposed', { branchId })
    this.setData({ talks: answer && 'value' in answer ? answer.value.people.length : 0 })
  },

  choosePlace(event: WechatMiniprogram.PickerChange) {
    const place = this.data.places[Number(event.detail.value)]
    if (!place) return
    this.setData({ state: 'loading', branchId: place.branchId })
    void this.load()
  },

  norms() {
    void open('packages/meeting/norms/norms', { branchId: this.data.branchId })
  },
  convene() {
    void open('packages/meeting/convene/convene', { branchId: this.data.branchId })
  },
  go(event: WechatMiniprogram.TouchEvent) {
    const { route } = event.currentTarget.dataset as { route: 'packages/secretary/register/register' }
    void open(route, { branchId: this.data.branchId })
  },

  async startInviting() {
    this.setData({ people: await peopleOf(this.data.branchId), isInviting: true })
  },
  stopInviting() {
    this.setData({ isInviting: false })
  },
  invite(event: WechatMiniprogram.CustomEvent<{ memberIds: string[] }>) {
    this.stopInviting()
    const [memberId] = event.detail.memberIds
    if (memberId) void open('packages/secretary/invite/invite', { branchId: this.data.branchId, memberId })
  },
})
