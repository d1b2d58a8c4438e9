using Microsoft.Extensions.Time.Testing;
using Noroshi.Store.Vault;

namespace Noroshi.Store.Tests.Vault;

/// <summary>A data folder of its own, thrown away afterwards.</summary>
internal sealed class AVault : IDisposable
{
    public AVault(string? data = null)
    {
        Data = data ?? Directory.CreateTempSubdirectory("noroshi-vault-").FullName;
        Ring = new KeyRing(Data, Clock);
        Files = new FileVault(Data, Ring, Clock);
    }

    public string Data { get; }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 24, 0, 0, 0, TimeSpan.Zero));

    public KeyRing Ring { get; }

    public FileVault Files { get; }

    public AVault AnotherNode() => new(Data);

    public async Task<string> KeepAsync(byte[] content) =>
        Assert.IsType<Keeping.Kept>(await Files.KeepAsync(new MemoryStream(content), content.Length, TestContext.Current.CancellationToken)).Digest;

    public async Task<byte[]> ReadAsync(string digest)
    {
        await using var file = await Files.OpenAsync(digest, TestContext.Current.CancellationToken) ?? throw new FileNotFoundException(digest);
        using var whole = new MemoryStream();
        await file.CopyToAsync(whole, TestContext.Current.CancellationToken);
        return whole.ToArray();
    }

    public IReadOnlyList<string> EverythingOnDisk() =>
        Directory.Exists(Path.Combine(Data, "files")) ? Directory.GetFiles(Path.Combine(Data, "files"), "*", SearchOption.AllDirectories) : [];

    public static byte[] Content(int length, int seed = 1)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    public void Dispose() => Directory.Delete(Data, recursive: true);
}
