using Noroshi.CriticalComputers.Judging;
using Noroshi.CriticalComputers.Law;
using Noroshi.Kernel;
using Noroshi.Parties.Face;

namespace Noroshi.CriticalComputers.Settling;

/// <summary>What was set, said to a person.</summary>
internal static class SettingWords
{
    private static readonly Words Yes = new("はい", "Yes");
    private static readonly Words No = new("いいえ", "No");

    /// <summary>The setting and its value.</summary>
    public static (Words Setting, Words Value) Of(PolicyValue set)
    {
        if (set.Name != RulesInForce.DesignatedProducts)
        {
            return (SettingForm.YesOrNo.First(s => s.Name == set.Name).Question, set.Value == RulesInForce.Yes ? Yes : No);
        }

        var change = RulesInForce.Read(set);
        var product = $"{change.Product.Product} / {change.Product.Maker}";
        return (new("指定製品", "Designated product"), change.Ends
            ? new($"{product} の指定を終える（{change.Product.Notice}）", $"{product} is no longer designated ({change.Product.Notice})")
            : new($"{product} を指定する（{change.Product.Notice}）", $"{product} is designated ({change.Product.Notice})"));
    }

    /// <summary>The readings by which rules judge, each with the answer and whether it is the one without a setting.</summary>
    public static IEnumerable<(Words Question, Words Answer, string Article, bool IsDefault)> Readings(RegisterRules rules)
    {
        bool[] answers = [rules.Readings.OnlyGlobalAddresses, rules.Readings.EachMustAffect, rules.DedicatedExempts];
        return SettingForm.YesOrNo.Zip(answers, (setting, holds) => (setting.Question, holds ? Yes : No, setting.Article, holds == setting.Default));
    }
}
