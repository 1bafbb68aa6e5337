/** The libraries on board: listed with their reason, none that nothing uses, none with a known grave vulnerability. */
package org.sightline.libraries;
