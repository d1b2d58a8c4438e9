using Noroshi.Kernel;
using Noroshi.Oversight.Commission.Law;
using Noroshi.Web.Fields;
using Noroshi.Web.Showing;

namespace Noroshi.Oversight.Commission.Settling;

/// <summary>A setting on the commission's work: its name, what it is called, and what it may say.</summary>
internal sealed record SettingOfTheCommission(string Name, Words Text, Words Help)
{
    private static readonly Words NotShown = new("表示しない", "Not shown");

    public static IReadOnlyList<SettingOfTheCommission> All { get; } =
    [
        new(InForce.Setting, new("法第63条から第70条まで等の施行日", "First day of articles 63 to 70"), new("政令で定まる日。2027-11-22以前の日付（例：2027-04-01）", "The day set by Cabinet Order, 2027-11-22 at the latest")),
        new(HowTheCommissionDecides.Setting, new("委員長の票", "The chair's vote"), new($"{HowTheCommissionDecides.WithTheOthers}（委員とともに投じる）又は{HowTheCommissionDecides.OnlyOnATie}（可否同数のときだけ）", $"{HowTheCommissionDecides.WithTheOthers} or {HowTheCommissionDecides.OnlyOnATie}")),
        new(TheCommissionReadsContentOnlyByASetting.Setting, new("標本の内容の表示の根拠", "Basis on which the content of a sample is shown"), new($"{TheCommissionReadsContentOnlyByASetting.No}（表示しない）又は根拠の文章", $"{TheCommissionReadsContentOnlyByASetting.No}, or the basis in words")),
    ];

    /// <summary>Whether it may say that.</summary>
    public bool Admits(string value) => Name switch
    {
        InForce.Setting => TypedDay.Read(value) is { } day && day <= PendingChapters.AtTheLatest && day > InForce.Main,
        HowTheCommissionDecides.Setting => value is HowTheCommissionDecides.WithTheOthers or HowTheCommissionDecides.OnlyOnATie,
        _ => TypedText.IsSaid(value, 200),
    };

    /// <summary>What each says today.</summary>
    public static async Task<IReadOnlyList<(Words Name, string Value)>> NowAsync(CommissionDesk desk, CancellationToken cancellation) =>
    [
        (All[0].Text, TokyoText.Day(await desk.SectionTwoAsync(cancellation))),
        (All[1].Text, await desk.ChairVotesWithTheOthersAsync(cancellation) ? HowTheCommissionDecides.WithTheOthers : HowTheCommissionDecides.OnlyOnATie),
        (All[2].Text, await desk.ValueAsync(TheCommissionReadsContentOnlyByASetting.Setting, cancellation) is { } basis and not TheCommissionReadsContentOnlyByASetting.No ? basis : NotShown.Here),
    ];
}
