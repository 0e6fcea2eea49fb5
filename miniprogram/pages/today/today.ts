import { readingPage } from '../../page-parts/page'
import { tapped } from '../../page-parts/tapped'
import { openAgendaLine, type AgendaLine } from '../../services/agenda'
import { outcomeOf } from '../../services/call-failure'
import { overseenFrom } from '../../services/branch'
import { today } from '../../services/clock'
import { waitingItems } from '../../services/outbox'
import { ask } from '../../services/page-load'
import { open, openOfBranch, openPlain } from '../../services/routes'
import { branchOfLastTime, forgetMe, whoAmI, workOf, workOfLastTime, type Bound } from '../../services/session'
import { beingSetUp } from '../../services/setting-up'
import { dayWithWeekday } from '../../text/dates'
import { dayIn, NO_DAY, workIn } from './today-reading'
import { newPostWords } from './today-view'

/** The first page: the next meeting, what waits, dues in a sentence, and the way to check in. */
readingPage('pages/today/today', {
  data: {
    isBound: false,
    /** The branch that somebody without one asked to join. */
    asked: '',
    name: '',
    branchId: '',
    branchName: '',
    day: '',
    ...NO_DAY,
    /** What waits in the organizations where they do something for others; with several, each by its name. */
    work: [] as readonly WorkGroup[],
    missingWork: '',
    missingSetUp: '',
    unsent: 0,
    hasPost: false,
    /** The bureau whose branches the person answers for; empty for others. */
    overseen: '',
    /** What the person was appointed to lately, in words; empty where nothing. */
    newPost: '',
    /** Steps that are left of setting up what is set up on this phone. */
    left: 0,
    scanning: true,
  },

  async read() {
    const [branchId, work] = [branchOfLastTime(), workOfLastTime()]
    // Whoever belongs to no branch may have been confirmed since.
    if (branchId === undefined) forgetMe()
    // Nearly always it is still the same branch and the same posts: then everything goes in one call.
    const [me, atOnce, asked] = await Promise.all([
      whoAmI(),
      branchId === undefined ? undefined : outcomeOf(readAt(branchId, work)),
      // A phone that nobody with a branch has used may be of somebody who asked to join.
      branchId === undefined ? outcomeOf(askedBranch()) : undefined,
    ])
    if (!me.bound) {
      if (asked && 'failure' in asked) throw asked.failure
      return { asked: asked?.value ?? (await askedBranch()) }
    }
    const own = me.branch?.branchId
    const isSame = own === branchId && workOf(me).join() === work.join()
    if (!isSame || !atOnce) return { me, ...(await readAt(own, workOf(me))) }
    if ('failure' in atOnce) throw atOnce.failure
    return { me, ...atOnce.value }
  },
  show(seen) {
    if ('asked' in seen) return { isBound: false, asked: seen.asked }
    const { me, day, work } = seen
    const { agendas, ...setUp } = work
    return {
      isBound: true,
      name: me.name,
      branchId: me.branch?.branchId ?? '',
      branchName: me.branch?.name ?? '',
      day: dayWithWeekday(today()),
      unsent: waitingItems().length,
      hasPost: me.posts.length > 0,
      overseen: overseenFrom(me) ?? '',
      newPost: newPostWords(me.posts, today()),
      scanning: me.branch?.scanning ?? true,
      work: workGroups(agendas, me),
      ...setUp,
      ...day,
    }
  },

  refresh: 'changed',

  join() {
    void open('packages/member/join/join', {})
  },
  setUp() {
    void openPlain('packages/setup/start/start')
  },
  goOnSettingUp() {
    void openOfBranch('packages/setup/guide/guide', beingSetUp())
  },
  openMeeting() {
    const { meeting, branchId } = this.data
    if (meeting) void open('packages/meeting/detail/detail', { branchId, meetingId: meeting.meetingId })
  },
  openChanged(event: WechatMiniprogram.TouchEvent) {
    void open('packages/meeting/detail/detail', { branchId: this.data.branchId, meetingId: tapped(event) })
  },
  openShift() {
    const { shift, branchId } = this.data
    if (shift) void open('packages/service/offer/offer', { branchId, offerId: shift.offerId })
  },
  openMeetings() {
    void open('packages/meeting/list/list', {})
  },
  openDues() {
    void open('packages/dues/mine/mine')
  },
  scan() {
    void open('packages/meeting/check-in/check-in', {})
  },
  openBranches() {
    void open('packages/setup/branches/branches', { branchId: this.data.overseen })
  },
  openWork(event: WechatMiniprogram.TouchEvent) {
    const lines = this.data.work.flatMap((group) => group.lines)
    const line = lines.find((each) => `${each.branchId}:${each.to}:${each.id}` === tapped(event))
    if (line) void openAgendaLine(line)
  },
  openWorkbench() {
    void open('packages/secretary/workbench/workbench', {})
  },
  go(event: WechatMiniprogram.TouchEvent) {
    const line = this.data.waiting.find(({ route }) => route === tapped(event, 'route'))
    if (line) void openPlain(line.route)
  },
})

/** The branch that the person asked to join; empty for none. */
async function askedBranch(): Promise<string> {
  return (await ask('joinRequest.mine', {})).asked?.branchName ?? ''
}

/** In one moment, so that it goes in one call. */
async function readAt(branchId: string | undefined, work: readonly string[]) {
  const [day, ofWork] = await Promise.all([branchId === undefined ? NO_DAY : dayIn(branchId), workIn(work)])
  return { day, work: ofWork }
}

interface WorkGroup {
  readonly branchId: string
  readonly name: string
  readonly lines: readonly AgendaLine[]
}

function workGroups(agendas: readonly Omit<WorkGroup, 'name'>[], me: Bound): WorkGroup[] {
  const some = agendas.filter(({ lines }) => lines.length > 0)
  const nameOf = (id: string) => me.permissions.find(({ branchId }) => branchId === id)?.branchName ?? ''
  const isOwn = (id: string) => id === me.branch?.branchId
  return some.map((each) => ({
    ...each,
    name: isOwn(each.branchId) ? '支部等着您办的' : `${nameOf(each.branchId)}等着您办的`,
  }))
}
