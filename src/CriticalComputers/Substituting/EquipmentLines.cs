using Noroshi.CriticalComputers.Law.Substituting;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Substituting;

/// <summary>The equipment of a filing as a person types or pastes it: one line each, what it is, its name, its supplier.</summary>
internal static class EquipmentLines
{
    public const int Most = 500;
    private const int LongestName = 200;

    /// <summary>Reads the lines; what cannot be read is told with its line and how to mend it.</summary>
    public static (IReadOnlyList<NamedEquipment> Named, Problems Problems) Read(string? text)
    {
        var (named, problems) = (new List<NamedEquipment>(), new Problems());
        var lines = (text ?? "").ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length && named.Count <= Most; i++)
        {
            var line = lines[i].Trim();
            if (line.Length == 0)
            {
                continue;
            }

            var cells = line.Contains('\t', StringComparison.Ordinal) ? line.Split('\t') : line.Split([',', '、', '，']);
            if (Role(cells[0]) is not { } role || cells.Length is not (2 or 3) || cells[1].Trim().Length is 0 or > LongestName || cells.Length == 3 && cells[2].Trim().Length > LongestName || line.Any(c => char.IsControl(c) && c != '\t'))
            {
                problems.Unless(false, "Equipment", "equipment-line", new(
                    $"{i + 1}行目が読み取れません。「構成設備,名称,供給者の名称」のように、1行に1つ書いてください（200文字以内）。",
                    $"Line {i + 1} cannot be read. Write one a line, like “component,name,supplier”, at most 200 characters each."));
                break;
            }

            named.Add(new NamedEquipment(role, cells[1].Trim(), cells.Length == 3 ? cells[2].Trim() : ""));
        }

        problems.Unless(problems.Count > 0 || named.Count > 0, "Equipment", "required", new("届出に記載した設備の名称を入力してください。", "Enter the equipment that the filing names."))
            .Unless(named.Count <= Most, "Equipment", "too-many", new($"設備は{Most}件までです。", $"At most {Most} pieces of equipment."));
        return (named, problems);
    }

    private static EquipmentRole? Role(string written) => FoldedWidth.Of(written).Trim().ToLowerInvariant() switch
    {
        "特定重要設備" or "設備" or "facility" => EquipmentRole.Facility,
        "構成設備" or "component" => EquipmentRole.Component,
        _ => null,
    };
}
