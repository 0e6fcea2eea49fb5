import { THRESHOLD_IDS, thresholdsOf, type ThresholdChange } from '#domain/branch/threshold'
import { decide, refuse, type Handlers } from '../ports/handling'
import { touched } from './visible'

export const thresholdHandlers: Handlers<'branch.thresholds' | 'branch.setThresholds'> = {
  'branch.thresholds': async (_, { branch, today }) => ({ on: today, thresholds: thresholdsOf(branch, today) }),

  'branch.setThresholds': async ({ thresholds: wanted }, { branch, caller, now, today }) => {
    const before = thresholdsOf(branch, today)
    const changes = THRESHOLD_IDS.flatMap((threshold): ThresholdChange[] => {
      const value = wanted[threshold]
      if (value === undefined || value === before[threshold]) return []
      return [{ threshold, value, fromOn: today, decidedAt: now, decidedBy: caller.memberId }]
    })
    if (changes.length === 0) return refuse('no-change')
    const after = { ...branch, thresholdChanges: [...(branch.thresholdChanges ?? []), ...changes] }
    return decide({ on: today, thresholds: thresholdsOf(after, today) }, [touched(after)], branch._id)
  },
}
