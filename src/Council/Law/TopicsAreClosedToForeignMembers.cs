using Noroshi.Kernel;

namespace Noroshi.Council.Law;

/// <summary>
/// Nothing in article 45 bars foreign entities. At the expert meeting it was asked to think of them (remark 18): they are members by consent as
/// others are, and see only topics that were opened to foreign members. That is a policy.
/// </summary>
[Article("Act, Art. 45(2)")]
[Article("Act, Art. 45(8)")]
internal static class TopicsAreClosedToForeignMembers
{
    private static readonly Words NotOpened = new(
        "この話題は、外国の構成員に開かれていません。", "This topic is not opened to foreign members.");

    public static Ruling Ask(bool isForeign, bool topicIsOpenToForeign) => isForeign && !topicIsOpenToForeign
        ? new Ruling.Refused("Act, Art. 45(8)", NotOpened)
        : new Ruling.Allowed("Act, Art. 45(2)");
}
