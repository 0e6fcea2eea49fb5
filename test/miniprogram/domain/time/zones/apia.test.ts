/**
 * @jest-environment <rootDir>/test/setup/in-zone.cjs
 * @jest-environment-options {"zone":"Pacific/Apia"}
 */
import './every-time-test'
