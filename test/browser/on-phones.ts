import { onPhones, type OnPhones } from '@shushi/preview/testing'
import { startSmallScene, type SmallScene } from './scene'

/** The small branch, with the secretary's and a member's phone. No page may complain in any test. */
export function branchOnPhones(): OnPhones<SmallScene> {
  const held = onPhones(startSmallScene)
  afterEach(() => expect(held.phones.complaints).toEqual([]))
  return held
}
