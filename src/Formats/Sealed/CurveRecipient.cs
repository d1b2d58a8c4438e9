using System.Security.Cryptography;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Cms;
using Org.BouncyCastle.Asn1.Nist;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Asn1.X9;
using Org.BouncyCastle.Cms;
using Org.BouncyCastle.Crypto.Agreement;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.Utilities;
using X509Certificate = Org.BouncyCastle.X509.X509Certificate;

namespace Noroshi.Formats.Sealed;

/// <summary>
/// Gives the content's key to a recipient on an elliptic curve (RFC 5753): ephemeral-static ECDH, X9.63 key derivation with SHA-256, AES-256
/// key wrap. Written out here since what the library makes of these is not opened by openssl.
/// </summary>
internal sealed class CurveRecipient(X509Certificate certificate) : RecipientInfoGenerator
{
    // id-aes256-wrap has no parameters (RFC 3565, section 2.3.2), neither in the document nor in what the key is derived from.
    private static readonly AlgorithmIdentifier Wrap = new(NistObjectIdentifiers.IdAes256Wrap);
    private static readonly DerObjectIdentifier Scheme = new("1.3.132.1.11.1"); // dhSinglePass-stdDH-sha256kdf-scheme

    /// <inheritdoc/>
    public RecipientInfo Generate(KeyParameter contentEncryptionKey, SecureRandom random)
    {
        var theirs = (ECPublicKeyParameters)certificate.GetPublicKey();

        // A key of ours that is used for this document and this recipient and then forgotten.
        var making = new ECKeyPairGenerator();
        making.Init(new ECKeyGenerationParameters(theirs.PublicKeyParamSet, random));
        var once = making.GenerateKeyPair();
        var agreeing = new ECDHBasicAgreement();
        agreeing.Init(once.Private);
        var secret = BigIntegers.AsUnsignedByteArray(agreeing.GetFieldSize(), agreeing.CalculateAgreement(theirs));

        var wrapping = new AesWrapEngine();
        wrapping.Init(true, new KeyParameter(Derived(secret)));
        var key = contentEncryptionKey.GetKey();
        var wrapped = wrapping.Wrap(key, 0, key.Length);

        var originator = new OriginatorPublicKey(new AlgorithmIdentifier(X9ObjectIdentifiers.IdECPublicKey), ((ECPublicKeyParameters)once.Public).Q.GetEncoded(compressed: false));
        var recipient = new KeyAgreeRecipientIdentifier(new Org.BouncyCastle.Asn1.Cms.IssuerAndSerialNumber(certificate.IssuerDN, certificate.SerialNumber));
        return new RecipientInfo(new KeyAgreeRecipientInfo(
            new OriginatorIdentifierOrKey(originator),
            null,
            new AlgorithmIdentifier(Scheme, Wrap),
            new DerSequence(new RecipientEncryptedKey(recipient, new DerOctetString(wrapped)))));
    }

    // One block of SHA-256 is as long as the key: Hash(secret, counter 1, ECC-CMS-SharedInfo with the key's length in bits).
    private static byte[] Derived(byte[] secret)
    {
        var shared = new DerSequence(Wrap, new DerTaggedObject(true, 2, new DerOctetString([0, 0, 1, 0]))).GetDerEncoded();
        return SHA256.HashData([.. secret, 0, 0, 0, 1, .. shared]);
    }
}
