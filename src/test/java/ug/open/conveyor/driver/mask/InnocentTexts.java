package ug.open.conveyor.driver.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Texts that look a little like secrets and are none. */
final class InnocentTexts {
    private static final String WRITTEN = """
            the password is required
            password: required
            token: expired
            no token is given
            the secret is not there
            max_tokens=4096 tokens
            token_count: 1234567
            secretName: registry-credentials-of-the-cluster
            secretKeyRef: name of the key
            password_policy=strict-and-long
            export PASSWORD=$CI_PASSWORD_OF_BUILD
            password: ${{ secrets.PASSWORD }}
            password=***
            mask-password "a", then go on
            https://git.example/group/app.git
            ssh://git@git.example:22/group/app.git
            git@git.example:group/app.git
            http://localhost:8080/health?token=
            nats://127.0.0.1:4222
            https://user@host.example/path:with@signs
            see https://docs.example/a:b and mail to c@d.example
            -----BEGIN CERTIFICATE-----
            -----BEGIN PUBLIC KEY-----
            -----END CERTIFICATE-----
            ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGm ci@example
            SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU
            sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==
            task-list-of-the-risk-assessment-for-the-desk
            risk-management-and-disk-usage-and-task-runners
            ask-me-anything-about-key-value-stores
            key-value-store-of-the-monkey-island
            SKIPPED: 12 of 345 tests
            SUCCESS
            SUMMARY OF ALL TESTS IN THE SUITE ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGH
            AKIA is how such keys begin
            AIza is how others begin
            ghp_ is a prefix
            ghp_short
            glpat-short
            xoxb-1-2
            hf_hub_download
            npm_config_registry=https://registry.example
            npm_lifecycle_event=test
            r8_format
            secret_santa_of_the_year
            api_org_members
            sk_test_mode=on
            whsec_
            dapi-server started
            eyJ is how a token begins
            eyJhIjoxfQ is an object
            org.junit.jupiter.api.Test
            com.example.build.gradle.internal.DefaultTaskExecutionGraphBuilderFactory
            at ug.open.example.Main.main(Main.java:42)
            Basic authentication is off
            Basic Latin
            Bearer of news: the build is green
            Bearer authentication-is-required-here
            authorization: none
            cookie: none
            Authorization failed for user app
            login ci
            the machine at login needs a password
            sig=short
            1.2.3-beta.4+build.5678
            v1.0-rc1
            v1.0-20260101120000-abcdef012345
            go1.22.5
            registry.example/app:1.2.3@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
            arn:aws:iam::123456789012:role/ci
            projects/123456789/locations/eu/keyRings/a/cryptoKeys/b
            2026-11-29T13:04:16.366280Z
            /usr/lib/jvm/temurin-25-jdk-amd64/lib/server/libjvm.so
            /home/ci/.m2/repository/org/example/some-long-artifact-name/1.2.3/some-long-artifact-name-1.2.3.jar
            build/classes/java/main/org/example/VeryLongClassNameOfSomethingInTheBuild
            iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk
            /9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/
            R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7
            data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4
            data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciPjwvc3ZnPg==
            UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAwA0JaQAA3AA/vuUAAA=
            JVBERi0xLjQKJeLjz9MKMyAwIG9iago8PC9MZW5ndGggNCAwIFI+PnN0cmVhbQ
            d41d8cd98f00b204e9800998ecf8427e
            etag: "33a64df551425fcc55e4d42a148795d9f25f89d4"
            pod build-7d4b9c6f5d-x2x7k is running
            run k3f9ab.2 of 7d9a
            commit 4560643 on main
            key: value
            keys: a, b, c
            the keyboard has 104 keys
            monkey=banana-split
            turkey: roast-beef
            compass: north-west
            bypass=true
            0x7ffe4b3c2a10
            $2 and $6 are prices
            $6$ is how such a hash begins
            100% of 25%25
            C:\\\\Users\\\\ci\\\\secrets.txt
            aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
            ==================================================
            """;

    private InnocentTexts() {}

    static List<String> all() {
        List<String> all = new ArrayList<>(WRITTEN.lines().toList());
        Random random = new Random(11);
        for (int i = 0; i < 20; i++) {
            all.add("commit " + hex(random, 40));
            all.add("run " + new UUID(random.nextLong(), random.nextLong()));
            all.add("sha256:" + hex(random, 64));
            all.add("md5 " + hex(random, 32) + " of app-" + i + ".jar");
            all.add("version " + i + "." + random.nextInt(100) + "." + random.nextInt(1000) + "-" + hex(random, 7));
            byte[] bytes = new byte[60];
            random.nextBytes(bytes);
            all.add("sha512-" + java.util.Base64.getEncoder().encodeToString(bytes));
        }
        return all;
    }

    private static String hex(Random random, int length) {
        StringBuilder hex = new StringBuilder();
        while (hex.length() < length) {
            hex.append(Integer.toHexString(random.nextInt(16)));
        }
        return hex.toString();
    }
}
