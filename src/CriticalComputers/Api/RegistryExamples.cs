namespace Noroshi.CriticalComputers.Api;

/// <summary>Bodies as an operator's tool would send them, for the document. A test sends each of them.</summary>
internal static class RegistryExamples
{
    public const string Facility =
        """
        { "name": "中央給電指令所", "category": "需給制御システム", "sector": "electricity", "inPlace": true }
        """;

    public const string Computer =
        """
        {
          "facility": "01990000-0000-7000-8000-000000000001",
          "label": "fw-01",
          "product": "FortiGate 200F",
          "maker": "Fortinet",
          "unit": "appliance",
          "classes": ["T2-3", "T2-7"],
          "dedicated": "no",
          "introducedOn": "2026-11-02",
          "impact": 4,
          "exposed": true
        }
        """;

    public const string Columns =
        """
        { "columns": ["label", "maker", "product", "kind", "classes", "introduced", ""], "withoutVersions": true }
        """;

    public const string Confirmation =
        """
        { "confirmed": true, "removesGone": false }
        """;

    public const string Notification =
        """
        {
          "sector": "electricity",
          "kind": "new",
          "seen": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
          "confirmed": true
        }
        """;

    public const string Facts =
        """
        { "facts": { "part-of-facility": false, "connected": true, "affects": true, "filters": true, "no-filter-between": true } }
        """;
}
