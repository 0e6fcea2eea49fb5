import { wasThere } from '../../../domain/meeting/mark-remarks'
import type { LiveView } from '../../../services/meetings'
import { waitingCount } from '../components/to-settle/to-settle-view'

export const HOST_PARTS = ['code', 'list', 'waiting'] as const
export type HostPart = (typeof HOST_PARTS)[number]

/** The parts of the screen, with how many things wait; without scanning there is no code. */
export function hostParts(live: Pick<LiveView, 'people' | 'scans'>, isScanning: boolean) {
  const waiting = waitingCount(live)
  const parts: { readonly part: HostPart; readonly label: string }[] = [
    { part: 'code', label: '签到码' },
    { part: 'list', label: '名单' },
    { part: 'waiting', label: waiting > 0 ? `待处理 ${waiting}` : '待处理' },
  ]
  return isScanning ? parts : parts.filter(({ part }) => part !== 'code')
}

export function countsOf({ expected, present, excused, absent, unmarked, observers }: LiveView) {
  const figures = [
    { label: '应到', value: expected },
    { label: '已到', value: present },
    { label: '请假', value: excused },
    { label: '未到', value: absent + unmarked },
  ]
  return observers > 0 ? [...figures, { label: '列席', value: observers }] : figures
}

/** Beside the code, where nothing else is seen: 已到 12/45. */
export function arrivedWords({ expected, present }: Pick<LiveView, 'expected' | 'present'>): string {
  return `已到 ${present}/${expected}`
}

/** Who is due and neither there nor on leave, by name. */
export function missingNames({ people }: Pick<LiveView, 'people'>): string {
  const missing = people.filter(({ isDue, mark }) => isDue && mark !== 'excused' && !(mark && wasThere(mark)))
  return missing.flatMap(({ name }) => (name === null ? [] : [name])).join('、')
}
