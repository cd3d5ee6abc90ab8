// Puts the core on Node.js, for whoever imports this.
import { installPlatform } from '../../core/platform.js';
import { nodePlatform } from './node-platform.js';

installPlatform(nodePlatform);
