using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Face;

/// <summary>A document in which makers and products are named.</summary>
/// <param name="Name">What a person calls it: its path.</param>
/// <param name="Open">Opens it; the stream must be seekable.</param>
/// <param name="MayBeOther">Whether it may be something else, which is passed over: it was found in a folder and not named.</param>
public sealed record NameSource(string Name, Func<Stream> Open, bool MayBeOther);

/// <summary>What came of reading names.</summary>
/// <param name="Documents">How many documents were read.</param>
/// <param name="PassedOver">How many were something else.</param>
/// <param name="Names">How many names stood in them, each counted once.</param>
/// <param name="New">How many of them were not known before.</param>
public sealed record NamesLearnt(int Documents, int PassedOver, int Names, int New);

/// <summary>A named document cannot be read; nothing was taken over.</summary>
public sealed class NameSourceRefused(string name, Words why) : Exception($"{name}: {why.En}")
{
    /// <summary>Which document, what is wrong with it and how to mend it.</summary>
    public Words Words { get; } = new($"{name}：{why.Ja}", $"{name}: {why.En}");
}
