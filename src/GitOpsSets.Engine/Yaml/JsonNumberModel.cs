namespace GitOpsSets.Engine.Yaml;

/// <summary>What the numbers of a JSON text become.</summary>
public enum JsonNumberModel
{
    /// <summary>As <c>k8s.io/apimachinery/pkg/util/json</c>: <c>int64</c> where the text is one, else <c>float64</c>.</summary>
    Int64OrFloat64,

    /// <summary>As <c>encoding/json</c> into <c>any</c>: always <c>float64</c>.</summary>
    Float64,
}
