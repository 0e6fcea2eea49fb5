import { orSaid } from '../../../../page-parts/telling'
import { isCivilDate } from '../../../../domain/time/civil-date'
import type { ScanSettlement } from '../../../../domain/meeting/failed-scan'
import { attempt } from '../../../../page-parts/attempt'
import { tapped } from '../../../../page-parts/tapped'
import type { LiveView, MarkLine } from '../../../../services/meetings'
import { peopleWithBelow } from '../../../../services/register'
import { sendFrom } from '../../../../services/submit'
import { scanRows, type ScanRow } from '../../scan-rows'
import { askedBefore, leaveRows, strangerChoices, type LeaveRow } from './to-settle-view'

/** What is being settled: a scan, how, and who a stranger is. */
interface Settling {
  readonly scanId: string
  readonly as: ScanSettlement
  readonly memberId: string | null
}
type Tap = WechatMiniprogram.TouchEvent

/**
 * What waits for the host: leave to grant or decline, and scans that brought nobody in, each to be settled with a reason;
 * a stranger is matched with a member first. Of a closed meeting only the scans. Fires `changed` when something was decided.
 */
Component({
  properties: {
    branchId: { type: String, value: '' },
    meetingId: { type: String, value: '' },
    /** As `meeting.live` tells them, or the sheet once it is closed. */
    people: { type: Array, value: [] as MarkLine[] },
    scans: { type: Array, value: [] as LiveView['scans'] },
    /** The day of the meeting. */
    on: { type: String, value: '' },
    isClosed: { type: Boolean, value: false },
  },
  data: {
    leaves: [] as LeaveRow[],
    scanned: [] as ScanRow[],
    settling: null as Settling | null,
    isChoosing: false,
    isReasoning: false,
    choices: [] as { readonly memberId: string; readonly name: string }[],
    heading: '',
    note: '',
    reasons: [] as readonly string[],
    isSaving: false,
    fault: '',
  },
  observers: {
    'people, scans, on, isClosed'(
      people: readonly MarkLine[],
      scans: LiveView['scans'],
      on: string,
      isClosed: boolean,
    ) {
      if (!isCivilDate(on)) return
      this.setData({ leaves: isClosed ? [] : leaveRows(people, on), scanned: scanRows(scans, on) })
    },
  },
  methods: {
    attempt,
    send: sendFrom,
    at() {
      return { branchId: this.data.branchId, meetingId: this.data.meetingId }
    },
    async decideLeave(event: Tap) {
      await this.attempt(async () => {
        const grant = tapped(event, 'grant') === 'yes'
        await this.send('meeting.decideLeave', { ...this.at(), memberId: tapped(event), grant })
        this.triggerEvent('changed')
      })
    },
    async letIn(event: Tap) {
      const scan = this.scanOf(event)
      if (!scan) return
      const settling = { scanId: scan.scanId, as: 'present', memberId: null } as const
      if (scan.memberId !== null) return this.askWhy(settling, scan.name)
      this.setData({ settling, fault: '' })
      const others = await orSaid(peopleWithBelow(this.data.branchId))
      if (others) this.setData({ isChoosing: true, choices: strangerChoices(this.data.people, others) })
    },
    recognise(event: WechatMiniprogram.CustomEvent<{ memberIds: string[] }>) {
      const { settling, choices } = this.data
      const person = choices.find(({ memberId }) => memberId === event.detail.memberIds[0])
      this.setData({ isChoosing: false })
      if (settling && person) this.askWhy({ ...settling, memberId: person.memberId }, person.name)
    },
    dismiss(event: Tap) {
      const scan = this.scanOf(event)
      if (scan) this.askWhy({ scanId: scan.scanId, as: 'dismissed', memberId: null }, scan.name)
    },
    askWhy(settling: Settling, name: string) {
      const asked = askedBefore(settling.as, name, this.data.isClosed)
      this.setData({ settling, ...asked, isReasoning: true, fault: '' })
    },
    async settle(event: WechatMiniprogram.CustomEvent<{ reason: string }>) {
      await this.attempt(async () => {
        const { settling } = this.data
        if (!settling) return
        await this.send('meeting.settleScan', { ...this.at(), ...settling, reason: event.detail.reason })
        this.stop()
        this.triggerEvent('changed')
      })
    },
    stop() {
      this.setData({ settling: null, isChoosing: false, isReasoning: false, fault: '' })
    },
    scanOf(event: Tap): ScanRow | undefined {
      return this.data.scanned.find(({ scanId }) => scanId === tapped(event))
    },
  },
})
