using Noroshi.Confidentiality.Face;
using Noroshi.Council.Law;
using Noroshi.Kernel;

namespace Noroshi.Council.Face;

/// <summary>Something that a prefecture would share onward in its region.</summary>
/// <param name="Class">Of which class it is.</param>
/// <param name="Sharing">How far its source lets it go.</param>
/// <param name="NotBeyond">The prefecture beyond which it may not go (地域外不可); null for no such limit.</param>
public sealed record OnwardItem(InformationClass Class, Tlp Sharing, string? NotBeyond);

/// <summary>Who would share onward, or receive it.</summary>
/// <param name="IsMember">Whether it is an active member of the council.</param>
/// <param name="IsLocalGovernment">Whether it is a local government.</param>
/// <param name="Prefecture">Its prefecture.</param>
/// <param name="LeadsRegion">Whether it is the prefecture itself.</param>
public sealed record OnwardParty(bool IsMember, bool IsLocalGovernment, string? Prefecture, bool LeadsRegion = false);

/// <summary>Whether a prefecture may share something onward in its region; the rule stands in this module's law.</summary>
public static class OnwardSharing
{
    /// <summary>Asks on a legal day.</summary>
    public static Ruling Ask(OnwardItem item, OnwardParty sharer, OnwardParty recipient, DateOnly day) =>
        APrefectureSharesOnwardInItsRegion.Ask(item, sharer, recipient, day);

    /// <summary>Whether something with this limit may go to a place.</summary>
    public static bool StaysWithin(string? notBeyond, string? prefecture) => NotBeyondTheRegion.Holds(notBeyond, prefecture);
}
