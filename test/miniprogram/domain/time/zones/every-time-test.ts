/** Every test of time, for a file that names a zone to run them in: whatever the machine's zone is, they hold. */
import '../../../text/dates.test'
import '../civil-date.test'
import '../instant.test'
import '../period.test'
import '../written-date.test'

it('the machine is in the zone that is meant', () => {
  const { zone } = globalThis as unknown as { zone: string }
  expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone)
})
