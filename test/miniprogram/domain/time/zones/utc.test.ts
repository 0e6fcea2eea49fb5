/**
 * @jest-environment <rootDir>/test/setup/in-zone.cjs
 * @jest-environment-options {"zone":"UTC"}
 */
import './every-time-test'
