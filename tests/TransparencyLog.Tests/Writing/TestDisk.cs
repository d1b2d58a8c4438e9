using Noroshi.TransparencyLog.Writing;

namespace Noroshi.TransparencyLog.Tests.Writing;

/// <summary>The process was killed at an operation of the disk.</summary>
public sealed class KilledException : Exception;

/// <summary>
/// A disk in memory that can be told to kill whoever writes at the n-th operation, before or in the middle of it, and to lose what was not flushed, as a
/// power cut does: any of it, all of it, or a piece of each file.
/// </summary>
public sealed class TestDisk : ILogFolder
{
    private readonly Dictionary<string, byte[]> seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, byte[]> safe = new(StringComparer.Ordinal);
    private readonly List<(string Path, byte[]? Octets)> unsafely = [];

    // Tiles are laid beside what is appended; what each operation does is done whole.
    private readonly Lock turn = new();

    /// <summary>How many operations were done.</summary>
    public int Operations { get; private set; }

    /// <summary>At which operation the writer dies; null for never.</summary>
    public int? KillAt { get; set; }

    /// <summary>Whether it dies in the middle of what it appends rather than before it.</summary>
    public bool Torn { get; set; }

    public IEnumerable<string> Paths => seen.Keys;

    public ValueTask<byte[]?> ReadAsync(string path, CancellationToken cancellation)
    {
        using var held = turn.EnterScope();
        return new(seen.TryGetValue(path, out var octets) ? octets.ToArray() : null);
    }

    public void Put(string path, ReadOnlySpan<byte> octets)
    {
        using var held = turn.EnterScope();
        Count();
        seen[path] = octets.ToArray();
        unsafely.Add((path, octets.ToArray()));
    }

    public void PutForGood(string path, ReadOnlySpan<byte> octets)
    {
        using var held = turn.EnterScope();
        Count();
        seen[path] = safe[path] = octets.ToArray();
        unsafely.RemoveAll(u => u.Path == path);
    }

    public void Append(string path, ReadOnlySpan<byte> octets)
    {
        using var held = turn.EnterScope();
        if (Torn && Operations + 1 == KillAt)
        {
            Set(path, [.. seen.GetValueOrDefault(path) ?? [], .. octets[..(octets.Length / 2)]]);
        }

        Count();
        Set(path, [.. seen.GetValueOrDefault(path) ?? [], .. octets]);
    }

    public void Flush()
    {
        using var held = turn.EnterScope();
        Count();
        foreach (var (path, octets) in unsafely)
        {
            Keep(path, octets);
        }

        unsafely.Clear();
    }

    public void Remove(string path)
    {
        using var held = turn.EnterScope();
        Count();
        foreach (var gone in seen.Keys.Where(k => k == path || k.StartsWith(path + "/", StringComparison.Ordinal)).ToArray())
        {
            seen.Remove(gone);
            unsafely.Add((gone, null));
        }
    }

    /// <summary>The disk as the next process finds it.</summary>
    /// <param name="chance">Null after <c>kill -9</c>, which loses nothing; after a power cut, what decides about each thing that was not flushed.</param>
    public TestDisk After(Random? chance)
    {
        var next = new TestDisk();
        if (chance is null)
        {
            Copy(seen, next);
            return next;
        }

        foreach (var (path, octets) in unsafely)
        {
            switch (chance.Next(3))
            {
                case 0:
                    Keep(path, octets);
                    break;
                case 1 when octets is not null:
                    Keep(path, octets[..chance.Next(octets.Length)]);
                    break;
                default:
                    break;
            }
        }

        Copy(safe, next);
        return next;
    }

    private static void Copy(Dictionary<string, byte[]> from, TestDisk to)
    {
        foreach (var (path, octets) in from)
        {
            to.seen[path] = to.safe[path] = octets;
        }
    }

    private void Set(string path, byte[] octets) => seen[path] = safe[path] = octets;

    private void Keep(string path, byte[]? octets)
    {
        if (octets is null)
        {
            safe.Remove(path);
        }
        else
        {
            safe[path] = octets;
        }
    }

    private void Count()
    {
        Operations++;
        if (Operations >= KillAt)
        {
            throw new KilledException();
        }
    }
}
