/** `npm run permissions`: writes docs/permissions.md from the table and the contract. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { contract } from '#contract'
import { permissionsPage } from './permissions-page'

writeFileSync(join(__dirname, '../docs/permissions.md'), permissionsPage(contract))
