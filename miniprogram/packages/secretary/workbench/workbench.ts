import type { OutputOf } from '#contract'
import type { BranchKind } from '../../../domain/branch/branch'
import { DEFAULT_THRESHOLDS } from '../../../domain/branch/threshold'
import { arrangesMeetings } from '../../../domain/people/appointment'
import type { Permission } from '../../../domain/people/permission'
import { yearOf } from '../../../domain/time/civil-date'
import { nothing, readingPage } from '../../../page-parts/page'
import { noReminding, remind, remindersFor } from '../../../page-parts/reminding'
import { orSaid } from '../../../page-parts/telling'
import { tapped } from '../../../page-parts/tapped'
import { overseenFrom, placeOfLastTime, rememberPlace, workplaces, type Workplace } from '../../../services/branch'
import { ifAnswered } from '../../../services/call-failure'
import { today } from '../../../services/clock'
import { ask } from '../../../services/page-load'
import { peopleOf, type NamedPerson } from '../../../services/register'
import { open, openOfBranch } from '../../../services/routes'
import { whoAmI, type Me } from '../../../services/session'
import { isPutAway } from '../../../services/setting-up'
import {
  DUES_OF_OTHERS,
  duesLine,
  normsView,
  reachLine,
  shortcutsFor,
  type NormsView,
  type Shortcut,
} from './workbench-view'

const NO_NORMS: NormsView = { open: [], met: 0 }

interface Place {
  readonly branchId: string
  readonly kind: BranchKind
  readonly name: string
  readonly permissions: readonly Permission[]
}

/** What a secretary sees first: what this month asks for, what waits, dues, who can be reached, and the ways on. */
readingPage('packages/secretary/workbench/workbench', {
  data: {
    branchId: '',
    branchName: '',
    places: [] as readonly Workplace[],
    placeNames: [] as readonly string[],
    norms: NO_NORMS,
    waiting: null as number | null,
    /** Whether any of them are the person's to settle. */
    maySettle: false,
    /** Steps that are left of setting up the place, while it is young. */
    left: 0,
    talks: 0,
    dues: '',
    reach: '',
    shortcuts: [] as readonly Shortcut[],
    mayConvene: false,
    today: today(),
    ...noReminding(),
    mayInvite: false,
    /** The branches right below a bureau. */
    below: [] as readonly Workplace[],
    /** Whether the person answers for them. */
    oversees: false,
    isInviting: false,
    people: [] as readonly NamedPerson[],
  },
  begin: ({ branchId = '' }) => ({ branchId }),

  async read(_, { branchId }) {
    const [me, places] = await Promise.all([whoAmI(), workplaces()])
    const all = ownFirst(me, places)
    const [asked, chosen] = [branchId, placeOfLastTime()].map((id) => all.find((each) => each.branchId === id))
    const place = asked ?? chosen ?? all[0]
    const overseen = me.bound ? overseenFrom(me) : undefined
    return { places, overseen, found: place && { place, ...(await workAt(place, me)) } }
  },
  show({ found, places, overseen }) {
    const placeNames = places.map(({ name }) => name)
    if (!found) return { ...nothing('这里供支部委员和记录员使用。'), places, placeNames }
    const { place, norms, records, talks, reminders, setUp } = found
    const { branchId, name: branchName, permissions } = place
    return {
      ...{ places, placeNames, branchId, branchName, reminders, ...records },
      norms: normsView(norms),
      left: setUp?.isYoung ? setUp.left.length : 0,
      talks: talks?.people.length ?? 0,
      shortcuts: shortcutsFor(permissions),
      mayConvene: permissions.includes('keep-meetings'),
      mayInvite: permissions.includes('manage-register'),
      below: places.filter(({ parentId }) => parentId === branchId),
      oversees: overseen === branchId,
    }
  },
  remind,

  choosePlace(event: WechatMiniprogram.PickerChange) {
    const place = this.data.places[Number(event.detail.value)]
    if (!place) return
    rememberPlace(place.branchId)
    void this.turnTo({ branchId: place.branchId })
  },
  openBelow(event: WechatMiniprogram.TouchEvent) {
    rememberPlace(tapped(event))
    void open('packages/secretary/workbench/workbench', { branchId: tapped(event) })
  },
  overview() {
    void open('packages/setup/branches/branches', { branchId: this.data.branchId })
  },

  norms() {
    void open('packages/meeting/norms/norms', { branchId: this.data.branchId })
  },
  convene() {
    void open('packages/meeting/convene/convene', { branchId: this.data.branchId })
  },
  /** Its day is asked first. */
  recordHeld(event: WechatMiniprogram.PickerChange) {
    const { branchId } = this.data
    void open('packages/meeting/convene/convene', { branchId, on: String(event.detail.value), held: 'yes' })
  },
  openWaiting() {
    void open('packages/secretary/waiting/waiting', { branchId: this.data.branchId })
  },
  openDues() {
    void open('packages/dues/desk/desk', { branchId: this.data.branchId })
  },
  goOnSettingUp() {
    void open('packages/setup/guide/guide', { branchId: this.data.branchId })
  },
  openTalks() {
    void open('packages/meeting/talks/talks', { branchId: this.data.branchId })
  },
  go(event: WechatMiniprogram.TouchEvent) {
    const shortcut = this.data.shortcuts.find(({ route }) => route === tapped(event, 'route'))
    if (shortcut) void openOfBranch(shortcut.route, this.data.branchId)
  },

  async startInviting() {
    const people = await orSaid(peopleOf(this.data.branchId))
    if (people) this.setData({ people, isInviting: true })
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

/**
 * Where there is something to do: the person's own organizations first, and among them the bureau: the branches below it stand
 * on its page, and its report is met nowhere else.
 */
function ownFirst(me: Me, places: readonly Workplace[]): readonly Place[] {
  const own = me.bound ? me.permissions.map((each) => ({ ...each, name: each.branchName })) : []
  const kept = own.filter(({ permissions }) => permissions.includes('keep-records'))
  const isBureau = ({ kind }: Place) => kind === 'bureau'
  return [...kept.filter(isBureau), ...kept.filter((place) => !isBureau(place)), ...places]
}

/** What a place asks for and what waits there. With how many a talk is proposed is asked for the secretary alone. */
async function workAt({ branchId, kind, permissions }: Place, me: Me) {
  const mayArrange = me.bound && me.posts.some((held) => held.branchId === branchId && arrangesMeetings(held.post))
  const mayBuild = permissions.includes('manage-register') && !isPutAway(branchId)
  const [norms, records, talks, reminders, setUp] = await Promise.all([
    ask('meeting.norms', { branchId }),
    permissions.includes('read-records') ? recordsAt(branchId, kind, permissions) : undefined,
    permissions.includes('care-for-members') ? ifAnswered(ask('meeting.talksProposed', { branchId })) : undefined,
    // Who arranges the meetings here may be told before a month, quarter or year ends.
    mayArrange ? remindersFor(['period']) : [],
    mayBuild ? ifAnswered(ask('setup.left', { branchId })) : undefined,
  ])
  return { norms, records, talks, reminders, setUp }
}

/**
 * What needs `read-records`. A part that cannot be read is left out; the page stands without it. On a bureau's roll there is
 * nobody: dues and who can be reached are the branches' matters.
 */
async function recordsAt(branchId: string, kind: BranchKind, permissions: readonly Permission[]) {
  if (kind === 'bureau') {
    const waiting = await ifAnswered(ask('entry.waiting', { branchId }))
    return { ...waitingIn(waiting), dues: '', reach: '' }
  }
  const year = yearOf(today())
  const managesDues = permissions.includes('manage-dues')
  // Told early so that somebody asks how a member is: to the secretary alone.
  const cares = managesDues && permissions.includes('care-for-members')
  const otherwise = managesDues ? '' : DUES_OF_OTHERS
  const [waiting, dues, lastYear, reach, told] = await Promise.all([
    ifAnswered(ask('entry.waiting', { branchId })),
    managesDues ? ifAnswered(ask('dues.accounts', { branchId, year })) : undefined,
    cares ? ifAnswered(ask('dues.accounts', { branchId, year: year - 1 })) : undefined,
    ifAnswered(ask('binding.count', { branchId })),
    cares ? ifAnswered(ask('branch.thresholds', { branchId })) : undefined,
  ])
  const { thresholds } = told ?? { thresholds: DEFAULT_THRESHOLDS }
  return {
    ...waitingIn(waiting),
    dues: dues ? duesLine(dues, lastYear?.accounts ?? [], cares ? thresholds['care-after-months'] : null) : otherwise,
    reach: reach ? reachLine(reach) : '',
  }
}

function waitingIn(waiting: OutputOf<'entry.waiting'> | undefined) {
  return { waiting: waiting?.total ?? null, maySettle: waiting?.items.some(({ maySettle }) => maySettle) ?? false }
}
