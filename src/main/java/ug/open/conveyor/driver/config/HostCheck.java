package ug.open.conveyor.driver.config;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts a server on a socket only where its certificate names the requested host (RFC 2818, 3.1). The NATS client library does not
 * check that: without this, whoever has a certificate of the CA, as each driver has, could stand between. An HTTP client checks it itself.
 */
final class HostCheck extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager jdk;

    private HostCheck(X509ExtendedTrustManager jdk) {
        this.jdk = jdk;
    }

    /**
     * A TLS context with this check.
     *
     * @param ours our certificates; null: none
     * @param trusted the certificates that we trust; null: those that this JDK trusts
     */
    static SSLContext context(KeyManager[] ours, KeyStore trusted) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        TrustManager[] managers = factory.getTrustManagers();
        managers[0] = new HostCheck((X509ExtendedTrustManager) managers[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(ours, managers, null);
        return context;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        SSLSocket tls = (SSLSocket) socket;
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS"); // the JDK's manager reads it and checks
        tls.setSSLParameters(parameters);
        jdk.checkServerTrusted(chain, type, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        jdk.checkServerTrusted(chain, type, engine);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("there is no connection whose host could be checked");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        jdk.checkClientTrusted(chain, type, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        jdk.checkClientTrusted(chain, type, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        jdk.checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return jdk.getAcceptedIssuers();
    }
}
