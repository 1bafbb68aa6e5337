package org.sightline.registration;

import java.util.List;

/** Where changes of the configuration are recorded; this room does not know the audit trail. */
public interface ConfigurationTrail {

    /**
     * Records that another configuration is about to take effect on this node.
     *
     * @param from the version in force
     * @param to the version that replaces it
     * @param files those that were added, removed or changed
     * @return false if the entry is not committed: then the change has to wait
     */
    boolean changed(String from, String to, List<String> files);

    /**
     * Records that the folder holds what cannot be used.
     *
     * @param inForce the version that stays
     * @param offered the version that was refused
     * @param files those that changed or have an error
     * @param errors how many there are
     * @return false if the entry is not committed and has to be tried again
     */
    boolean refused(String inForce, String offered, List<String> files, int errors);
}
