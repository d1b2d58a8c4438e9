using Noroshi.Kernel;
using Noroshi.Web.Face;

namespace Noroshi.Oversight.Inspecting;

internal sealed class OversightNavigation : INavigation
{
    private static readonly Words Oversight = new("監理", "Oversight");

    public IEnumerable<NavigationItem> Items =>
    [
        new(Oversight, new("行為の記録", "Record of acts"), "/oversight/acts", Permission.InspectRecord, 600),
        new(Oversight, new("記録の検証", "Verification"), "/oversight/verification", Permission.InspectRecord, 605),
        new(Oversight, new("記録の内容の消去", "Erasure"), "/oversight/erasure", Permission.EraseContent, 610),
        new(Oversight, new("透明性ログ", "Transparency log"), "/transparency", null, 615) { Open = true },
    ];
}
