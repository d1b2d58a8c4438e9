namespace Noroshi.Store.Tests.Vault;

/// <summary>A stream that gives no more than so many bytes at once, as a network does.</summary>
internal class InPortions(byte[] content, int portion) : MemoryStream(content)
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        base.ReadAsync(buffer[..Math.Min(portion, buffer.Length)], cancellationToken);
}
