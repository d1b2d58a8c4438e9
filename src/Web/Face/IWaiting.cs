using Noroshi.Kernel;
using Noroshi.Web.Showing;

namespace Noroshi.Web.Face;

/// <summary>What waits for the person who has just come in. Register any number per module, scoped; each is asked for every showing of the first page.</summary>
public interface IWaiting
{
    /// <summary>What waits for this actor now; nothing for one whose business it is not. It must be answered along an index, whatever the size.</summary>
    Task<IReadOnlyList<WaitingItem>> WaitingAsync(CancellationToken cancellation);
}

/// <summary>So many things that wait, and where they are dealt with.</summary>
/// <param name="Text">What they are.</param>
/// <param name="Count">How many; from <see cref="Many"/> on it was not counted further. With 0 the item is not shown.</param>
/// <param name="Path">A local path.</param>
/// <param name="Kind">How much it presses.</param>
/// <param name="Order">Smaller comes first.</param>
public sealed record WaitingItem(Words Text, int Count, string Path, StatusKind Kind = StatusKind.Neutral, int Order = 100)
{
    /// <summary>Nobody counts further than this.</summary>
    public const int Many = 100;

    /// <summary>The number as it is shown: <c>99+</c> for many.</summary>
    public string Shown => Count >= Many ? $"{Many - 1}+" : Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
