import { readFileSync } from 'node:fs'
import { contract } from '#contract'
import { permissionsPage } from '../../scripts/permissions-page'

it('docs/permissions.md says what the table and the contract say: else `npm run permissions`', () => {
  expect(readFileSync('docs/permissions.md', 'utf8')).toBe(permissionsPage(contract))
})
