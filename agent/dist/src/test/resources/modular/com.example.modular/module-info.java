module com.example.modular {
    requires java.sql;
}
