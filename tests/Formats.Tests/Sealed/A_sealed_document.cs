using System.Security.Cryptography;
using System.Text;
using Noroshi.Formats.Sealed;
using Xunit;

namespace Noroshi.Formats.Tests.Sealed;

/// <summary>A document sealed for its recipients, opened by a program that is not ours.</summary>
public class A_sealed_document
{
    private static readonly byte[] Mime = Encoding.UTF8.GetBytes("Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n本文\r\n");

    [Theory]
    [InlineData("RSA2048")]
    [InlineData("P-256")]
    [InlineData("P-384")]
    public void is_opened_by_its_recipient(string kind)
    {
        using var recipient = Recipients.Certificate(kind);
        var content = RandomNumberGenerator.GetBytes(100_000);

        var document = SealedDocument.Seal(content, [Recipients.Sound(recipient)]);

        Assert.Equal(content, Recipients.Open(document, recipient, "DER"));
        Assert.NotEqual(-1, document.AsSpan().IndexOf(new byte[] { 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x01, 0x2A })); // aes256-CBC
    }

    [Fact]
    public void is_opened_by_each_of_several_recipients()
    {
        using var one = Recipients.Certificate("RSA2048");
        using var two = Recipients.Certificate("P-256");
        using var three = Recipients.Certificate("P-384");
        var document = SealedDocument.Seal(ReadOnlyMemory<byte>.Empty, [Recipients.Sound(one), Recipients.Sound(two), Recipients.Sound(three), Recipients.Sound(two)]);

        Assert.All([one, two, three], recipient => Assert.Empty(Recipients.Open(document, recipient, "DER")));
    }

    [Theory]
    [InlineData("RSA3072")]
    [InlineData("P-256")]
    public void travels_in_a_mail(string kind)
    {
        using var recipient = Recipients.Certificate(kind);

        var mail = SealedMail.Seal(Mime, [Recipients.Sound(recipient)]);

        Assert.Equal(Mime, Recipients.Open(mail, recipient, "SMIME"));
        Assert.All(Encoding.ASCII.GetString(mail).Split("\r\n"), line => Assert.InRange(line.Length, 0, 90));
    }

    [Theory]
    [InlineData("Content-Type: text/plain\n\nx")]
    [InlineData("no header\r\n\r\nx: y")]
    [InlineData("Content-Type: text/plain\r\n")]
    [InlineData("Content-Type: text/plain\r\n\r\nx\r")]
    public void is_made_of_a_sound_part_of_a_mail_only(string entity)
    {
        using var recipient = Recipients.Certificate("P-256");

        Assert.Throws<ArgumentException>(() => SealedMail.Seal(Encoding.ASCII.GetBytes(entity), [Recipients.Sound(recipient)]));
    }

    [Fact]
    public void is_never_sealed_for_nobody() => Assert.Throws<ArgumentException>(() => SealedDocument.Seal("x"u8.ToArray(), []));

    [Fact]
    public void is_another_each_time()
    {
        using var recipient = Recipients.Certificate("P-256");
        RecipientCertificate[] to = [Recipients.Sound(recipient)];

        Assert.NotEqual(SealedDocument.Seal("x"u8.ToArray(), to), SealedDocument.Seal("x"u8.ToArray(), to));
    }
}
