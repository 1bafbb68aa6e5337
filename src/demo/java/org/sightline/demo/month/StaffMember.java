package org.sightline.demo.month;

/**
 * Somebody who works at the organisation.
 *
 * @param desk the address that they work at
 */
record StaffMember(String subject, String name, Job job, String desk) {

    /** What they do, by the code of their role. */
    enum Job {
        NURSE("R8001", "Nurse Access Role"),
        DOCTOR("R8000", "Clinical Practitioner Access Role"),
        CLERK("R8010", "Clerical Access Role");

        private final String code;
        private final String title;

        Job(String code, String title) {
            this.code = code;
            this.title = title;
        }

        String code() {
            return code;
        }

        String title() {
            return title;
        }
    }
}
