using Noroshi.Confidentiality.Face;
using Noroshi.Products.Law;
using Xunit;

namespace Noroshi.Products.Tests.Law;

/// <summary>A secret is left behind for a reason, and 選別後通信情報 never.</summary>
public class A_secret
{
    private const Marks Both = Marks.HoldsSecret | Marks.HoldsSelectedCommunications;

    [Theory]
    [InlineData(Marks.HoldsSecret, Marks.HoldsSecret, nameof(WhyLess.No), "", true, null)]
    [InlineData(Marks.HoldsSecret, Marks.None, nameof(WhyLess.TechnicalTrace), "攻撃元のアドレスのみ", true, null)]
    [InlineData(Marks.HoldsSecret, Marks.None, nameof(WhyLess.Rewritten), "事業者の事情を除いた", false, null)]
    [InlineData(Marks.HoldsSecret, Marks.None, nameof(WhyLess.Rewritten), "直していない", true, "not-rewritten")]
    [InlineData(Marks.HoldsSecret, Marks.None, nameof(WhyLess.No), "理由だけ", false, "why-less")]
    [InlineData(Marks.HoldsSecret, Marks.None, nameof(WhyLess.PublicBefore), " ", false, "reason")]
    [InlineData(Both, Marks.HoldsSecret, nameof(WhyLess.Rewritten), "除いた", false, "selected-communications")]
    [InlineData(Marks.None, Marks.HoldsSecret, nameof(WhyLess.No), "", false, "carries-more")]
    public void is_left_behind_for_a_reason(Marks holds, Marks carries, string why, string reason, bool isThePassage, string? problem) =>
        Assert.Equal(problem, ASecretIsLeftBehindForAReason.Of(holds, carries, Enum.Parse<WhyLess>(why), reason, isThePassage).FirstOrDefault()?.Code);
}
