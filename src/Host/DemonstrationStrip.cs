using Noroshi.Kernel;
using Noroshi.Web.Face;

namespace Noroshi.Host;

/// <summary>Says on every page that the people and the reports are invented.</summary>
internal sealed class DemonstrationStrip : IPageStrip
{
    private static readonly PageStrip Strip = new(StripKind.Demonstration, new Words(
        "架空の組織と報告によるデモ環境です。実在の情報を入力しないでください。",
        "A demonstration with invented organisations and reports. Do not enter anything real."));

    public PageStrip? For(HttpContext context) => Strip;
}
